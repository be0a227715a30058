/**
 * Has the browser ask before the page is left with work that is nowhere else.
 *
 * @param {{ store: import("./types.js").Store, signal: AbortSignal }} parts
 */
export function createLeaveGuard({ store, signal }) {
  window.addEventListener(
    "beforeunload",
    (event) => {
      const { arriving, left, work } = store.state;
      const changes = store.document?.changedCount ?? 0;
      const waiting = (arriving?.waiting ?? 0) + left.waiting + left.refused;
      if (changes > 0 || waiting > 0 || work?.kind === "save") event.preventDefault();
    },
    { signal },
  );
}
