import { alike } from "../tag-words.js";

/**
 * `max` is the most tags to be kept, 0 for no limit; those that are `present` already are not counted. `excluded` are never wanted.
 *
 * @typedef {{
 *   max?: number,
 *   present?: Iterable<string>,
 *   excluded?: Iterable<string>,
 *   underscores?: "spaces" | "keep",
 *   trigger?: string
 * }} TagRules
 *
 * @typedef {{ name: string, confidence: number, category: "general" | "character" }} RatedTag as models with a fixed vocabulary give it
 */

/** Faces made of signs: their underscores are no spaces. */
const faces = new Set(
  "0_0 (o)_(o) +_+ +_- ._. <o>_<o> <|>_<|> =_= >_< 3_3 6_9 >_o @_@ ^_^ o_o u_u x_x |_| ||_||".split(" "),
);

/** Words for how fit for children a picture is; models give one to every picture. */
const ratings = new Set(["general", "sensitive", "questionable", "explicit"]);
const rating = /^rating\s*:/iu;

const marker = /^(?:[-*+•·‣▪–—]|\d{1,3}[.)])\s+/u;
const hash = /^#+\s*(?=[\p{L}\p{N}])/u;
const bold = /^(\*{1,3})(?=\S)(.*\S)\1$/su;
const quotePairs = ['""', "''", "“”", "‘’", "«»", "„“", "``", "「」"];

/**
 * Makes what a model named into tags of a dataset: each once, whatever its case, in its first spelling; without list markers and quotes;
 * without ratings, excluded tags and the trigger word. Cleaning what is clean changes nothing.
 *
 * @param {readonly string[]} named
 * @param {TagRules} [rules]
 * @returns {string[]}
 */
export function cleanTags(named, { max = 0, present = [], excluded = [], underscores, trigger = "" } = {}) {
  const unwanted = new Set(["", ...forms(excluded), ...triggerForms(trigger)]);
  const there = new Set(forms(present));
  /** @type {string[]} */
  const tags = [];
  let fresh = 0;
  for (const tag of named
    .flatMap((one) => one.split(/[,，\r\n]/u))
    .map((one) => cleanTag(one, underscores))) {
    const form = alike(tag);
    if (unwanted.has(form) || rating.test(tag)) continue;
    unwanted.add(form);
    if (!there.has(form)) fresh++;
    if (max > 0 && fresh > max && !there.has(form)) continue;
    tags.push(tag);
  }
  return tags;
}

/**
 * @param {readonly RatedTag[]} rated
 * @param {TagRules} [rules]
 * @returns {string[]} characters first, then the others, each the surest first
 */
export function cleanRatedTags(rated, rules) {
  const sorted = rated
    .filter(({ name }) => !ratings.has(name.trim().toLowerCase()))
    .toSorted((one, other) => rank(one) - rank(other) || other.confidence - one.confidence);
  return cleanTags(
    sorted.map(({ name }) => name),
    rules,
  );
}

/**
 * @param {string} trigger
 * @returns {ReadonlySet<string>} the forms of tags that would double it
 */
export function triggerForms(trigger) {
  return new Set(trigger === "" ? [] : forms([trigger, ...trigger.split(",")]));
}

/**
 * @param {RatedTag} tag
 * @returns {number}
 */
function rank({ category }) {
  return category === "character" ? 0 : 1;
}

/**
 * @param {Iterable<string>} tags
 * @returns {string[]}
 */
function forms(tags) {
  return [...tags].map(alike);
}

/**
 * @param {string} text
 * @param {"spaces" | "keep"} [underscores]
 * @returns {string}
 */
function cleanTag(text, underscores = "spaces") {
  let tag = text;
  for (let before = null; before !== tag;) {
    before = tag;
    // eslint-disable-next-line no-control-regex -- a caption file has no use for them
    tag = tag.replace(/[\s\u0000-\u001F\u007F]+/gu, " ").trim();
    tag = withoutDress(tag);
    tag = spaced(tag, underscores);
  }
  return tag;
}

/**
 * @param {string} tag
 * @param {"spaces" | "keep"} underscores
 * @returns {string} with spaces for underscores where those are wanted, but for faces made of signs
 */
export function spaced(tag, underscores) {
  const isFace = tag.length <= 3 || faces.has(tag);
  return underscores === "spaces" && !isFace ? tag.replace(/_+/gu, " ") : tag;
}

/**
 * @param {string} tag
 * @returns {string} without what a list or a sentence puts around it
 */
function withoutDress(tag) {
  const inner = tag.replace(marker, "").replace(hash, "").replace(bold, "$2");
  const isQuoted = inner.length > 1 && quotePairs.includes((inner[0] ?? "") + (inner.at(-1) ?? ""));
  const bare = isQuoted ? inner.slice(1, -1) : inner.replace(/^["“”]|["“”]$/gu, "");
  return bare.replace(/(?<=[\p{L}\p{N})])[.;]$/u, (end) => (/\.\S*\.$/u.test(bare) ? end : ""));
}
