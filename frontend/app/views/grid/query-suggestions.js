import { fieldNames, stateNames } from "../../model/query-conditions.js";
import { bestFirst } from "../../model/tag-words.js";

/** @typedef {import("../../ui/combobox.js").Suggestion} Suggestion */

/** @type {Record<string, string>} what a field asks for, in words */
const fieldWords = {
  tag: "a tag",
  caption: "words of a caption",
  name: "part of a file name",
  is: "a state",
  width: "pixels",
  height: "pixels",
  ratio: "width by height",
  tags: "how many tags",
};

const most = 8;

/**
 * The word that the caret stands in: from the last blank outside of quotation marks up to the caret.
 *
 * @param {string} text
 * @param {number} caret
 * @returns {{ start: number, end: number, word: string }}
 */
export function wordAt(text, caret) {
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < caret; at += 1) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (/\s/u.test(letter) || (letter === "(" && at === start))) start = at + 1;
  }
  const rest = /^[^\s)]*/u.exec(text.slice(caret))?.[0] ?? "";
  const end = isQuoted ? caret : caret + rest.length;
  return { start, end, word: text.slice(start, caret) };
}

/**
 * What could be meant by the word that is being typed.
 *
 * @param {string} text
 * @param {number} caret
 * @param {{ findTags: (search: string) => readonly { tag: string, count: number }[] }} dataset
 * @returns {(Suggestion & { caret: number })[]} each `value` is the whole query with that word finished, `caret` where one goes on
 */
export function suggestQuery(text, caret, { findTags }) {
  const { start, end, word } = wordAt(text, caret);
  const minus = word.startsWith("-") ? "-" : "";
  const bare = word.slice(minus.length);
  if (bare === "") return [];
  const finished = (
    /** @type {string} */ written,
    /** @type {string} */ label,
    /** @type {string} */ detail,
  ) => {
    const isOpen = written.endsWith(":");
    const before = text.slice(0, start) + minus + written + (isOpen ? "" : " ");
    const after = isOpen ? text.slice(end) : text.slice(end).trimStart();
    return { label: minus + label, value: before + after, detail, caret: before.length };
  };
  const tagsLike = (/** @type {string} */ search) =>
    bestFirst(findTags(search), search)
      .slice(0, most)
      .map(({ tag, count }) => finished(`tag:${quoted(tag)}`, `tag:${tag}`, String(count)));

  const colon = bare.indexOf(":");
  const field = colon === -1 ? "" : bare.slice(0, colon).toLowerCase();
  const value = bare
    .slice(colon + 1)
    .replace(/^"|"$/gu, "")
    .toLowerCase();
  if (field === "tag") return tagsLike(value);
  if (field === "is") {
    return stateNames
      .filter((name) => name.startsWith(value) && name !== value)
      .map((name) => finished(`is:${name}`, `is:${name}`, ""));
  }
  if (field !== "") return [];
  const fields = fieldNames
    .filter((name) => name.startsWith(value))
    .map((name) => finished(`${name}:`, `${name}:`, fieldWords[name] ?? ""));
  return [...fields, ...tagsLike(value)].slice(0, most);
}

/** @param {string} tag */
function quoted(tag) {
  return /^[^\s"()\\<>=]+$/u.test(tag) ? tag : `"${tag.replace(/["\\]/gu, "\\$&")}"`;
}
