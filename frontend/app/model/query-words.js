/**
 * A piece of a query: a bracket, or a word with what belongs to it. `text` of a word is what stands behind its field, without
 * quotation marks.
 *
 * @typedef {object} QueryWord
 * @property {"(" | ")" | "or" | "and" | "word"} type
 * @property {number} start
 * @property {number} end
 * @property {boolean} isExcluded
 * @property {string | null} field in lower case
 * @property {string} text
 * @property {boolean} isQuoted
 * @property {boolean} isUnclosed whether its quotation mark is never closed
 */

/**
 * @param {string} query
 * @returns {QueryWord[]}
 */
export function queryWords(query) {
  /** @type {QueryWord[]} */
  const words = [];
  for (let at = 0; at < query.length;) {
    if (/\s/u.test(query[at] ?? "")) at++;
    else {
      const word = readWord(query, at);
      words.push(word);
      at = word.end;
    }
  }
  return words;
}

/**
 * @param {string} query
 * @param {number} start
 * @returns {QueryWord}
 */
function readWord(query, start) {
  const isExcluded = /^-[^\s)]/u.test(query.slice(start));
  const from = isExcluded ? start + 1 : start;
  const first = query[from];
  if (first === "(" || first === ")") return bracket(first, start, from + 1, isExcluded);
  const [head = "", name] = /^(?:([a-z][a-z-]*)(?::|(?=[<>=])))?/iu.exec(query.slice(from)) ?? [];
  const field = name === undefined ? null : name.toLowerCase();
  const value =
    query[from + head.length] === '"'
      ? readQuoted(query, from + head.length)
      : readPlain(query, from + head.length);
  const isOperator = field === null && !isExcluded && !value.isQuoted && /^(?:or|and)$/iu.test(value.text);
  const type = isOperator ? /** @type {"or" | "and"} */ (value.text.toLowerCase()) : "word";
  return { type, start, isExcluded, field, ...value };
}

/**
 * @param {"(" | ")"} type
 * @param {number} start
 * @param {number} end
 * @param {boolean} isExcluded
 * @returns {QueryWord}
 */
function bracket(type, start, end, isExcluded) {
  return { type, start, end, isExcluded, field: null, text: type, isQuoted: false, isUnclosed: false };
}

/**
 * @param {string} query
 * @param {number} start of the quotation mark
 */
function readQuoted(query, start) {
  let text = "";
  let at = start + 1;
  for (; at < query.length && query[at] !== '"'; at++) {
    if (query[at] === "\\" && at + 1 < query.length) at++;
    text += query[at];
  }
  return { text, end: Math.min(at + 1, query.length), isQuoted: true, isUnclosed: at >= query.length };
}

/**
 * Brackets inside a word belong to it as long as they are balanced: tags like `saber_(fate)` have them.
 *
 * @param {string} query
 * @param {number} start
 */
function readPlain(query, start) {
  let depth = 0;
  let at = start;
  for (; at < query.length && !/\s/u.test(query[at] ?? ""); at++) {
    if (query[at] === "(") depth++;
    if (query[at] === ")" && --depth < 0) break;
  }
  return { text: query.slice(start, at), end: at, isQuoted: false, isUnclosed: false };
}
