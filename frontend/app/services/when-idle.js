/**
 * For what nobody waits for.
 *
 * @param {() => void} run is called when the browser has nothing else to do, and within a second at the latest, as far as the browser
 *   calls anything in a page that nobody sees
 */
export function whenIdle(run) {
  // Some browsers do not tell when they are idle.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: 1000 });
  else setTimeout(run, 50);
}
