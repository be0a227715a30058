/**
 * One answer that was asked for before the page's modules came: whoever fetches that address first gets it.
 *
 * @module
 */

/** @typedef {{ address: string, answer: Promise<Response>, stop: AbortController }} Early */

/** Where a plain script leaves it for the modules. */
const page = /** @type {{ tagpilotEarly?: Early }} */ (globalThis);

/** @param {string} address @returns {Promise<Response>} */
export function beginEarly(address) {
  const stop = new AbortController();
  const answer = fetch(address, { cache: "no-cache", signal: stop.signal });
  answer.catch(() => undefined); // who takes it hears of that
  page.tagpilotEarly = { address, answer, stop };
  return answer;
}

/**
 * As `fetch`.
 *
 * @param {string} address
 * @param {RequestInit} request
 * @returns {Promise<Response>}
 */
export function fetchOrTakeEarly(address, request) {
  const early = page.tagpilotEarly;
  if (early?.address !== address) return fetch(address, request);
  delete page.tagpilotEarly;
  const { signal } = request;
  signal?.addEventListener("abort", () => early.stop.abort(signal.reason), { once: true });
  if (signal?.aborted) early.stop.abort(signal.reason);
  return early.answer;
}
