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
