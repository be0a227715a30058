import { all, QueryParser } from "./query-parser.js";
import { queryWords } from "./query-words.js";
import { alike } from "./tag-words.js";

/** @typedef {import("./query-conditions.js").Match} Match */
/** @typedef {import("./query-parser.js").QueryError} QueryError */
/** @typedef {import("./query-parser.js").QueryToken} QueryToken */
/** @typedef {import("./query-parser.js").QueryNode & { text: string }} QueryPart one of the conditions that must all hold */
/** @typedef {"include" | "exclude"} TagFilter */

/**
 * @typedef {object} Query
 * @property {string} text
 * @property {Match} match a part with an error is passed over
 * @property {QueryToken[]} tokens
 * @property {QueryError | null} error the first one
 * @property {QueryPart[]} parts
 * @property {boolean} isEmpty whether every image matches
 * @property {boolean} mindsOthers whether the answer for an image may change with other images
 * @property {(before: string, after: string) => boolean} mindsTrigger whether the answer may change with that change of the
 *   trigger word
 */

/**
 * Conditions next to one another must all hold; `or` between them lets either side do; brackets group; `-` excludes.
 *
 * @param {string} text
 * @returns {Query}
 */
export function parseQuery(text) {
  const parser = new QueryParser(queryWords(text));
  const nodes = parser.readAll();
  const { tokens, error, tags, flags } = parser;
  const matches = nodes.map((node) => node.match);
  return {
    text,
    match: all(matches),
    tokens,
    error,
    parts: nodes.map((node) => ({ ...node, text: text.slice(node.start, node.end) })),
    isEmpty: nodes.length === 0,
    mindsOthers: flags.mindsOthers,
    mindsTrigger: (before, after) =>
      flags.mindsTrigger ||
      tags.has(alike(before)) !== tags.has(alike(after)) ||
      (before !== after && tags.has(alike(after))),
  };
}

/**
 * @param {string} text
 * @param {string} tag
 * @returns {TagFilter | null} whether the query asks for the tag, or for images without it
 */
export function tagStateInQuery(text, tag) {
  const part = parseQuery(text).parts.find((one) => one.tag === alike(tag));
  return part === undefined ? null : part.isExcluded ? "exclude" : "include";
}

/**
 * @param {string} text
 * @param {string} tag
 * @param {TagFilter} kind
 * @returns {string} with the tag asked for in that way, or no more if it was
 */
export function toggleTagInQuery(text, tag, kind) {
  const state = tagStateInQuery(text, tag);
  let rest = text.trim();
  for (;;) {
    const at = parseQuery(rest).parts.findIndex((part) => part.tag === alike(tag));
    if (at < 0) break;
    rest = withoutPart(rest, at);
  }
  if (state === kind) return rest;
  const condition = `${kind === "exclude" ? "-" : ""}tag:${quoted(tag)}`;
  const isJoined = parseQuery(rest).parts.some((part) => part.isAlternative);
  return rest === "" ? condition : `${isJoined ? `(${rest})` : rest} ${condition}`;
}

/**
 * @param {string} text
 * @param {number} part index into `parts`
 * @returns {string} the query without it
 */
export function withoutPart(text, part) {
  const found = parseQuery(text).parts[part];
  if (found === undefined) return text;
  return `${text.slice(0, found.start).trimEnd()} ${text.slice(found.end).trimStart()}`.trim();
}

/**
 * @param {string} tag
 * @returns {string} as one word of a query
 */
function quoted(tag) {
  return /^[^\s"()\\<>=]+$/u.test(tag) ? tag : `"${tag.replace(/["\\]/gu, "\\$&")}"`;
}
