/**
 * @param {string} text
 * @returns {string} the form in which `Open_Mouth` and `open mouth` are the same
 */
export function alike(text) {
  return text
    .toLowerCase()
    .replace(/[\s_]+/gu, " ")
    .trim();
}

/**
 * @template {{ readonly tag: string }} Row
 * @param {readonly Row[]} rows those that hold what is searched for
 * @param {string} search
 * @returns {Row[]} first those that begin with it, then those of which a word does, each in the order in which they came
 */
export function bestFirst(rows, search) {
  const wanted = alike(search);
  /** @type {[Row[], Row[], Row[]]} */
  const ranks = [[], [], []];
  for (const row of rows) {
    const form = alike(row.tag);
    ranks[form.startsWith(wanted) ? 0 : form.includes(` ${wanted}`) ? 1 : 2].push(row);
  }
  return ranks.flat();
}
