import { alike } from "../../model/tag-words.js";

/** @typedef {import("../../model/query.js").Query} Query */
/** @typedef {import("../../model/query.js").TagFilter} TagFilter */
/** @typedef {(tag: string) => TagFilter | null} TagFilters whether the query asks for a tag, or for images without it */

/** @type {WeakMap<Query, TagFilters>} */
const known = new WeakMap();

/**
 * What a query says about tags, worked out once for each query.
 *
 * @param {Query} query
 * @returns {TagFilters}
 */
export function tagFiltersOf(query) {
  const found = known.get(query);
  if (found) return found;
  /** @type {Map<string, TagFilter>} */
  const kinds = new Map();
  for (const { tag, isExcluded } of query.parts) {
    if (tag !== null && !kinds.has(tag)) kinds.set(tag, isExcluded ? "exclude" : "include");
  }
  /** @type {TagFilters} */
  const filters = (tag) => (kinds.size === 0 ? null : (kinds.get(alike(tag)) ?? null));
  known.set(query, filters);
  return filters;
}
