import { parseQuery, withoutPart } from "../../model/query.js";

/**
 * Which part of a query that nothing matches had best be taken out: the one without which the most images match.
 *
 * @param {import("../../model/document.js").DatasetDocument} document
 * @param {import("../../model/query.js").Query} query
 * @returns {{ part: string, rest: string, count: number } | null} null when no single part stands in the way
 */
export function reliefOf(document, query) {
  let best = null;
  for (const [index, { text }] of query.parts.entries()) {
    const rest = withoutPart(query.text, index);
    const { match } = parseQuery(rest);
    let count = 0;
    for (const id of document.ids()) if (match(document.get(id), document)) count += 1;
    if (count > (best?.count ?? 0)) best = { part: text, rest, count };
  }
  return best;
}
