/**
 * @param {string} word
 * @param {readonly string[]} known
 * @returns {string | null} the known word that somebody most likely meant, if any is near enough
 */
export function nearestWord(word, known) {
  const limit = word.length <= 3 ? 1 : 2;
  let nearest = null;
  let least = limit + 1;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {number} how many letters must be put in, taken out, replaced or swapped with their neighbour
 */
function editDistance(a, b) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (/** @type {number} */ i, /** @type {number} */ j) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const plain = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isSame ? 0 : 1));
      rows[i]?.push(isSwapped ? Math.min(plain, at(i - 2, j - 2) + 1) : plain);
    }
  }
  return at(a.length, b.length);
}
