import { readsAsProse } from "../caption.js";
import { insideFence, jsonIn, withoutThinking } from "./answer-text.js";

/** Words that models put before tags as headings; anything else before a colon may belong to a tag (`nier: automata`). */
const headings =
  "tags?|keywords?|labels?|output|answer|result|general|subjects?|main subjects?|characters?|people|person|animals?|poses?|actions?|expressions?|" +
  "clothing|clothes|outfit|accessories|objects?|background|foreground|setting|surroundings|place|location|scene|environment|light|lighting|" +
  "colou?rs?|mood|atmosphere|style|medium|view|viewpoint|angle|camera|composition|framing|details?|other";
const heading = new RegExp(`^(?:image |picture |suggested )?(?:${headings})\\s*[:：]\\s*`, "iu");
const opening =
  /^(?:sure|certainly|of course|okay|ok|here (?:are|is)|these are|below (?:are|is)|the following)\b[^:\n]*[:：]\s*/iu;
const marker = /^(?:[-*+•·‣▪–—]|\d{1,3}[.)])\s+/u;
const manyWords = 6;

/**
 * Reads tags from what a model wrote, whatever it put around them: JSON, fences, bullets, numbers, headings, commas or lines, a sentence
 * before or after. They are not cleaned yet.
 *
 * @param {string} answer
 * @returns {string[]} none where the answer is prose: a sentence is not cut into tags at its commas
 */
export function readTags(answer) {
  const text = insideFence(withoutThinking(answer));
  const json = jsonIn(text);
  const listedTags = tagsOfJson(json);
  if (listedTags.length > 0) return listedTags;
  if (/^[[{]/u.test(text)) return json === undefined ? looseList(text) : [];
  if (isHashTags(text)) return text.split(/[\s,]*#/u).filter((tag) => tag.trim() !== "");
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.trim());
  const written = lines.filter((line) => line !== "").map(readLine);
  const listed = written.some((line) => line.isMarked) ? written.filter((line) => line.isMarked) : written;
  const found = listed.flatMap(({ text: line }) => (isSentence(line) ? [] : splitLine(line)));
  return found.length > 0 || listed === written
    ? found
    : written.flatMap(({ text: line }) => splitLine(line));
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function tagsOfJson(value) {
  if (typeof value === "string") return splitLine(value);
  if (Array.isArray(value)) return value.flatMap((one) => (isRecord(one) ? namedTag(one) : tagsOfJson(one)));
  if (!isRecord(value)) return [];
  const named = Object.entries(value).find(([key]) => /^(?:tags?|keywords?|labels?)$/iu.test(key));
  if (named !== undefined) return tagsOfJson(named[1]);
  const entries = Object.entries(value);
  const isScored = entries.length > 0 && entries.every(([, score]) => typeof score === "number");
  if (isScored) return entries.map(([tag]) => tag);
  return entries.flatMap(([, one]) => (typeof one === "string" && readsAsProse(one) ? [] : tagsOfJson(one)));
}

/**
 * @param {Record<string, unknown>} record an object in a list
 * @returns {string[]}
 */
function namedTag(record) {
  const name = record["tag"] ?? record["name"] ?? record["label"];
  return typeof name === "string" ? [name] : tagsOfJson(record);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {string} text which looks like JSON and is none: single quotes, a comma too many, an end that is missing
 * @returns {string[]}
 */
function looseList(text) {
  const quoted = [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"(\s*:)?|(?<!\p{L})'([^'\n]*)'(?!\p{L})(\s*:)?/gu)];
  const values = quoted.filter(([, , isKey, , isOtherKey]) => (isKey ?? isOtherKey) === undefined);
  if (values.length > 0) return values.map(([, double, , single]) => double ?? single ?? "");
  return splitLine(text.replace(/[[\]{}]/gu, ""));
}

/**
 * @param {string} text
 * @returns {boolean}
 */
function isHashTags(text) {
  return /^#[\p{L}\p{N}][^\n#]*\s#[\p{L}\p{N}]/u.test(text);
}

/**
 * @param {string} line
 * @returns {{ text: string, isMarked: boolean }}
 */
function readLine(line) {
  const unmarked = line.replace(marker, "");
  const isMarked = unmarked !== line;
  const plain = unmarked.replace(/\*\*|__(?=\S.*__)|(?<=\S)__(?=[\s:]|$)/gu, "").replace(/^#+\s+/u, "");
  const isBold = isMarked && /^(?:\*\*|__)[^*_]+(?::?\*\*|:?__)/u.test(unmarked);
  const headless = plain.replace(opening, "").replace(heading, "");
  if (headless === plain && isBold) return { text: plain.replace(/\s*[:–—-]\s.*$/u, ""), isMarked };
  return { text: /[:：]$/u.test(headless) ? "" : headless, isMarked };
}

/**
 * @param {string} line
 * @returns {boolean} whether it says something instead of listing
 */
function isSentence(line) {
  if (!readsAsProse(line)) return false;
  if (/[.!?…。！？]["'”’)]?$/u.test(line)) return true;
  const parts = line.split(/[,，、;]/u);
  return parts.length < 3 || parts.some((part) => part.trim().split(/\s+/u).length > manyWords);
}

/**
 * @param {string} line
 * @returns {string[]}
 */
function splitLine(line) {
  const commas = line.split(/[,，、\r\n]/u);
  const parts = commas.length > 1 ? commas : line.split(/;\s|；|\s\|\s/u);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
