const sentenceBreak = /\p{L}{3}["'”’)]?[.!?…]["'”’)]?\s+["'“‘(]?\p{Lu}/u;
const sentenceEnd = /\p{L}{2}["'”’)]?[.!?…]+["'”’)]?$/u;
const lineOrFullWidthSentenceEnd = /[\r\n。！？]/u;
const sentenceBeginning =
  /^["'“‘(]?(?:An?|The|This|These|There|Two|Three|In|On|It|He|She|They|I|My)\s+\p{L}/u;
const phraseBeginning = /^(?:an?|the|this|these|there)\s/iu;
/** A part of fewer words than that is a tag, whatever it says. */
const shortestClause = 3;
const predicate = /\s(?:is|are|was|were|has|have|sits|stands|lies|looks|wears|holds|shows)\s/u;

/**
 * Tells prose from a list of tags. Several lines, sentences and long parts between the commas are prose; single words and
 * short parts are tags.
 *
 * @param {string} body
 * @returns {boolean}
 */
export function readsAsProse(body) {
  const text = body.trim();
  if (text === "") return false;
  if (lineOrFullWidthSentenceEnd.test(text)) return true;
  const { words, parts, longest } = countParts(text);
  return parts <= 1 ? isSentence(text, words) : areClauses(text, words / parts, longest);
}

/**
 * @param {string} text without a comma inside
 * @param {number} words
 * @returns {boolean}
 */
function isSentence(text, words) {
  if (words >= 8) return true;
  if (words >= 3 && sentenceEnd.test(text)) return true;
  return words >= 4 && (phraseBeginning.test(text) || predicate.test(text));
}

/**
 * @param {string} text with commas
 * @param {number} average words between two commas
 * @param {number} longest
 * @returns {boolean}
 */
function areClauses(text, average, longest) {
  if (longest < shortestClause) return false;
  if (average > 4.5 || (average >= 3 && longest >= 8)) return true;
  if (longest >= 4 && sentenceBreak.test(text)) return true;
  if (average >= 3 && sentenceEnd.test(text)) return true;
  return text.split(",").some((part) => isClause(part.trim()));
}

/**
 * @param {string} part
 * @returns {boolean}
 */
function isClause(part) {
  const words = countWords(part);
  return words >= shortestClause && (sentenceBeginning.test(part) || (words >= 5 && predicate.test(part)));
}

/**
 * @param {string} body
 * @returns {number} words between white space
 */
export function countWords(body) {
  return countParts(body, -1).words;
}

const comma = 0x2c;

/**
 * @param {string} text
 * @param {number} [separator] the character between the parts
 * @returns {{ words: number, parts: number, longest: number }} words between white space, the parts that have any, and how many the
 *   longest of them has
 */
function countParts(text, separator = comma) {
  let [words, parts, longest, inPart] = [0, 0, 0, 0];
  let isInside = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isBetween = code === separator;
    const isWord = !isBetween && !isWhiteSpace(code);
    if (isWord && !isInside) {
      words++;
      if (inPart++ === 0) parts++;
      if (inPart > longest) longest = inPart;
    }
    if (isBetween) inPart = 0;
    isInside = isWord;
  }
  return { words, parts, longest };
}

/**
 * @param {number} code
 * @returns {boolean}
 */
function isWhiteSpace(code) {
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13);
  return /\s/u.test(String.fromCharCode(code));
}
