/**
 * Says something to people who listen to the page. The page has two live regions, `data-part="spoken"` and
 * `data-part="spoken-urgent"`; the second interrupts.
 *
 * @param {string} message a short sentence
 * @param {{ urgent?: boolean }} [options]
 */
export function announce(message, { urgent = false } = {}) {
  const region = document.querySelector(`[data-part="${urgent ? "spoken-urgent" : "spoken"}"]`);
  if (!region) return;
  // The same words twice are two messages; a region that does not change says nothing.
  region.textContent = region.textContent === message ? `${message}\u00a0` : message;
}

/**
 * The same with a pause: of what comes in quick succession, only the last is said. For counts that follow typing.
 *
 * @param {{ wait?: number, signal: AbortSignal }} options
 * @returns {(message: string) => void}
 */
export function createCalmAnnouncer({ wait = 300, signal }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  signal.addEventListener("abort", () => clearTimeout(timer));
  return (message) => {
    clearTimeout(timer);
    timer = setTimeout(() => announce(message), wait);
  };
}
