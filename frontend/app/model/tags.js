/**
 * A text read as tags. Tags are separated by commas; line ends count as white space around a tag. Every function that changes
 * something returns a text in which all other characters are the same.
 *
 * @module
 */

const comma = 0x2c;

/** @typedef {{ text: string, start: number, end: number }} Tag `start` and `end` are the place of the trimmed tag in the text */

/**
 * @param {string} body
 * @returns {Tag[]} the tags in order; empty parts are left out
 */
export function parseTags(body) {
  /** @type {Tag[]} */
  const tags = [];
  for (let from = 0; from <= body.length;) {
    const comma = body.indexOf(",", from);
    const to = comma < 0 ? body.length : comma;
    const part = body.slice(from, to);
    const text = part.trim();
    if (text !== "") {
      const start = from + part.length - part.trimStart().length;
      tags.push({ text, start, end: start + text.length });
    }
    from = to + 1;
  }
  return tags;
}

/**
 * @param {string} body
 * @returns {string[]}
 */
export function tagTexts(body) {
  return parseTags(body).map((tag) => tag.text);
}

/**
 * @param {string} body
 * @param {string} tag
 * @param {number} [from] where to begin, which is no place inside a tag
 * @returns {number} where the tag stands first, -1 where the text does not have it
 */
export function placeOfTag(body, tag, from = 0) {
  if (tag === "" || tag.includes(",") || tag.trim() !== tag) return -1;
  for (let at = body.indexOf(tag, from); at >= 0; at = body.indexOf(tag, at + 1)) {
    if (isTagEdge(body, at - 1, -1) && isTagEdge(body, at + tag.length, 1)) return at;
  }
  return -1;
}

/**
 * @param {string} body
 * @param {number} at
 * @param {1 | -1} step
 * @returns {boolean} whether nothing but white space stands from there to the next comma or the end
 */
function isTagEdge(body, at, step) {
  let place = at;
  while (place >= 0 && place < body.length && isBlank(body.charCodeAt(place))) place += step;
  return place < 0 || place >= body.length || body.charCodeAt(place) === comma;
}

/**
 * @param {number} code of a character
 * @returns {boolean} whether `trim` takes it off
 */
function isBlank(code) {
  return code === 0x20 || (code > 8 && code < 14) || (code > 0x7f && String.fromCharCode(code).trim() === "");
}

/**
 * @param {number} code of a character
 * @returns {boolean}
 */
function isBetweenTags(code) {
  return code === comma || isBlank(code);
}

/**
 * @param {string} input what was typed or pasted: tags between commas or line ends
 * @returns {string[]} each tag once, in order
 */
export function splitInput(input) {
  const texts = input.split(/[,\r\n]/).map((part) => part.trim());
  return [...new Set(texts.filter((text) => text !== ""))];
}

/**
 * Adds the tags that the text does not have yet, in the text's own manner of separating.
 *
 * @param {string} body
 * @param {readonly string[]} tags
 * @param {"end" | "start" | { before: number }} [where] `before` is the index of a tag
 * @returns {string}
 */
export function addTags(body, tags, where = "end") {
  const present = parseTags(body);
  const known = new Set(present.map((tag) => tag.text));
  const fresh = [...new Set(tags.flatMap(splitInput))].filter((text) => !known.has(text));
  if (fresh.length === 0) return body;
  const separator = separatorOf(body, present);
  const added = fresh.join(separator);
  const first = present[0];
  const last = present.at(-1);
  if (first === undefined || last === undefined) return added;
  const index = where === "end" ? present.length : where === "start" ? 0 : where.before;
  const next = present[Math.max(0, index)];
  if (next === undefined) return body.slice(0, last.end) + separator + added + body.slice(last.end);
  return body.slice(0, next.start) + added + separator + body.slice(next.start);
}

/**
 * @param {string} body
 * @param {number} index
 * @returns {string}
 */
export function removeTagAt(body, index) {
  const tag = parseTags(body)[index];
  return tag === undefined ? body : cutTag(body, tag);
}

/**
 * @param {string} body
 * @param {string} tag
 * @returns {string} without every occurrence of the tag
 */
export function removeTag(body, tag) {
  return removeTagBehind(body, 0, tag);
}

/**
 * @param {string} body
 * @param {number} from where to begin, which is no place inside a tag
 * @param {string} tag
 * @returns {string} without every occurrence of the tag from there on
 */
export function removeTagBehind(body, from, tag) {
  /** @type {number[]} */
  const places = [];
  for (let at = placeOfTag(body, tag, from); at >= 0; at = placeOfTag(body, tag, at + tag.length))
    places.push(at);
  return places.reduceRight((text, start) => cutTag(text, { start, end: start + tag.length }), body);
}

/**
 * @param {string} body
 * @param {{ start: number, end: number }} tag its place
 * @returns {string} without that tag and one of the separators beside it
 */
function cutTag(body, { start, end }) {
  let next = end;
  while (next < body.length && isBetweenTags(body.charCodeAt(next))) next++;
  if (next < body.length) return body.slice(0, start) + body.slice(next);
  let before = start;
  while (before > 0 && isBetweenTags(body.charCodeAt(before - 1))) before--;
  return before > 0 ? body.slice(0, before) + body.slice(end) : "";
}

/**
 * Gives one tag other words. Where these are a tag of the text already, the renamed one goes away; empty words remove it; words with
 * commas become several tags.
 *
 * @param {string} body
 * @param {number} index
 * @param {string} text
 * @returns {string}
 */
export function renameTagAt(body, index, text) {
  const tags = parseTags(body);
  const tag = tags[index];
  if (tag === undefined || tag.text === text) return body;
  const others = new Set(tags.filter((_, i) => i !== index).map((other) => other.text));
  const fresh = splitInput(text).filter((word) => !others.has(word));
  if (fresh.length === 0) return removeTagAt(body, index);
  return body.slice(0, tag.start) + fresh.join(separatorOf(body, tags)) + body.slice(tag.end);
}

/**
 * @param {string} body
 * @param {string} from
 * @param {string} to
 * @returns {string} with every `from` renamed; one is left where `to` would stand twice
 */
export function renameTag(body, from, to) {
  const at = placeOfTag(body, from);
  if (from === to.trim() || at < 0) return body;
  const [word, ...more] = splitInput(to);
  const isOnce = placeOfTag(body, from, at + from.length) < 0;
  if (word !== undefined && more.length === 0 && isOnce && placeOfTag(body, word) < 0)
    return body.slice(0, at) + word + body.slice(at + from.length);
  const places = parseTags(body).flatMap(({ text }, index) => (text === from ? [index] : []));
  return places.reduceRight((result, index) => renameTagAt(result, index, to), body);
}

/**
 * Moves a tag; the separators stay where they are.
 *
 * @param {string} body
 * @param {number} from
 * @param {number} to index that the tag has afterwards
 * @returns {string}
 */
export function moveTag(body, from, to) {
  const tags = parseTags(body);
  const moved = tags[from];
  const target = Math.min(Math.max(to, 0), tags.length - 1);
  if (moved === undefined || target === from) return body;
  const texts = tags.map((tag) => tag.text);
  texts.splice(target, 0, ...texts.splice(from, 1));
  let result = "";
  let at = 0;
  tags.forEach((tag, i) => {
    result += body.slice(at, tag.start) + texts[i];
    at = tag.end;
  });
  return result + body.slice(at);
}

/**
 * @param {string} body
 * @param {Tag[]} tags of that body
 * @returns {string} what stands between its first two tags
 */
function separatorOf(body, tags) {
  const [first, second] = tags;
  return first !== undefined && second !== undefined ? body.slice(first.end, second.start) : ", ";
}
