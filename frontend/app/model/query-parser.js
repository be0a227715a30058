import { conditionOf } from "./query-conditions.js";

/** @typedef {import("./query-conditions.js").Match} Match */
/** @typedef {import("./query-words.js").QueryWord} QueryWord */
/** @typedef {{ start: number, end: number, kind: "include" | "exclude" | "bare" | "operator" | "error" }} QueryToken */
/** @typedef {{ message: string, start: number, end: number, suggestion: string | null }} QueryError */

/**
 * A condition or a group of them. `tag` is the form of the tag it asks for, null where it asks for something else; `isAlternative` is
 * true for what an `or` outside of brackets joins.
 *
 * @typedef {{
 *   match: Match,
 *   start: number,
 *   end: number,
 *   tag: string | null,
 *   isExcluded: boolean,
 *   isAlternative: boolean
 * }} QueryNode
 */

/** Reads the words of a query from left to right, once. */
export class QueryParser {
  /** @type {QueryToken[]} */
  tokens = [];
  /** @type {QueryError | null} */
  error = null;
  /** @type {Set<string>} forms of the tags asked for */
  tags = new Set();
  flags = { mindsTrigger: false, mindsOthers: false };
  #at = 0;

  /** @param {QueryWord[]} words */
  constructor(words) {
    this.words = words;
  }

  /** @returns {QueryNode[]} what must all hold */
  readAll() {
    /** @type {QueryNode[]} */
    let nodes = [];
    while (this.#at < this.words.length) {
      const more = this.#readAlternatives();
      nodes = nodes.concat(more);
      const stray = this.words[this.#at];
      if (stray?.type === ")") {
        this.#fail(stray, "No bracket is open here.");
        this.#at++;
      }
    }
    return nodes;
  }

  /** @returns {QueryNode[]} one node if there is an `or` */
  #readAlternatives() {
    /** @type {QueryNode[][]} */
    const alternatives = [[]];
    for (
      let word = this.words[this.#at];
      word !== undefined && word.type !== ")";
      word = this.words[this.#at]
    ) {
      if (word.type === "or") alternatives.push([]);
      if (word.type === "or" || word.type === "and") this.#take(word, "operator");
      else alternatives.at(-1)?.push(...this.#readCondition(word));
    }
    const filled = alternatives.filter((nodes) => nodes.length > 0);
    if (filled.length <= 1) return filled[0] ?? [];
    const nodes = filled.flat();
    const matches = filled.map((some) => all(some.map((node) => node.match)));
    return [{ ...spanOf(nodes), match: any(matches), tag: null, isExcluded: false, isAlternative: true }];
  }

  /**
   * @param {QueryWord} word
   * @returns {QueryNode[]} none for one with an error
   */
  #readCondition(word) {
    if (word.type === "(") return this.#readGroup(word);
    const condition = conditionOf(word);
    this.#at++;
    if ("message" in condition) return this.#fail(word, condition.message, condition.suggestion);
    if (word.isUnclosed) return this.#fail(word, "The quotation mark is not closed.");
    this.#mark(word, word.isExcluded ? "exclude" : word.field === null ? "bare" : "include");
    const { tag = null, match } = condition;
    if (tag !== null) this.tags.add(tag);
    this.flags.mindsTrigger ||= condition.mindsTrigger === true;
    this.flags.mindsOthers ||= condition.mindsOthers === true;
    const { start, end, isExcluded } = word;
    return [{ match: isExcluded ? not(match) : match, start, end, tag, isExcluded, isAlternative: false }];
  }

  /**
   * @param {QueryWord} open
   * @returns {QueryNode[]}
   */
  #readGroup(open) {
    const place = this.tokens.length;
    this.#take(open, "operator");
    const nodes = this.#readAlternatives();
    const close = this.words[this.#at];
    if (close !== undefined) this.#take(close, "operator");
    else {
      // Only at the end it shows that what was taken for an operator is a mistake.
      this.tokens[place] = tokenOf(open, "error");
      this.error ??= { ...spanOf([open]), message: "The bracket is not closed.", suggestion: null };
    }
    if (nodes.length === 0) return [];
    const match = all(nodes.map((node) => node.match));
    const end = close?.end ?? spanOf(nodes).end;
    const { start, isExcluded } = open;
    return [
      { match: isExcluded ? not(match) : match, start, end, tag: null, isExcluded, isAlternative: false },
    ];
  }

  /**
   * @param {QueryWord} word
   * @param {QueryToken["kind"]} kind
   */
  #take(word, kind) {
    this.#mark(word, kind);
    this.#at++;
  }

  /**
   * @param {QueryWord} word
   * @param {QueryToken["kind"]} kind
   */
  #mark(word, kind) {
    this.tokens.push(tokenOf(word, kind));
  }

  /**
   * @param {QueryWord} word
   * @param {string} message
   * @param {string | null} [suggestion]
   * @returns {QueryNode[]} always empty
   */
  #fail(word, message, suggestion = null) {
    this.#mark(word, "error");
    this.error ??= { ...spanOf([word]), message, suggestion };
    return [];
  }
}

/**
 * @param {QueryWord} word
 * @param {QueryToken["kind"]} kind
 * @returns {QueryToken}
 */
function tokenOf({ start, end }, kind) {
  return { start, end, kind };
}

/**
 * @param {readonly { start: number, end: number }[]} nodes at least one
 * @returns {{ start: number, end: number }}
 */
function spanOf(nodes) {
  return { start: nodes[0]?.start ?? 0, end: nodes.at(-1)?.end ?? 0 };
}

/**
 * @param {readonly Match[]} matches
 * @returns {Match}
 */
export function all(matches) {
  if (matches.length === 1 && matches[0]) return matches[0];
  return (item, document) => matches.every((match) => match(item, document));
}

/**
 * @param {readonly Match[]} matches
 * @returns {Match}
 */
function any(matches) {
  return (item, document) => matches.some((match) => match(item, document));
}

/**
 * @param {Match} match
 * @returns {Match}
 */
function not(match) {
  return (item, document) => !match(item, document);
}
