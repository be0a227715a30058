/**
 * @param {string} _body
 * @returns {boolean}
 */
export function readsAsProse(_body) {
  return false;
}

/**
 * @param {string} body
 * @returns {number} words between white space
 */
export function countWords(body) {
  return body.match(/\S+/gu)?.length ?? 0;
}
