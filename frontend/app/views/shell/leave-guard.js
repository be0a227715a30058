/**
 * Has the browser ask before the page is left with work that is nowhere else.
 *
 * @param {{ store: import("./types.js").Store, signal: AbortSignal }} parts
 */
export function createLeaveGuard({ store, signal }) {
  window.addEventListener(
    "beforeunload",
    (event) => {
      const changes = store.document?.changedCount ?? 0;
      const waiting = store.state.arriving?.waiting ?? 0;
      if (changes > 0 || waiting > 0 || store.state.work?.kind === "save") event.preventDefault();
    },
    { signal },
  );
}
