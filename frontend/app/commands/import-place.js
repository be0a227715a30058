/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

/**
 * The dataset that images are added to while they are read. There may be none before the first image.
 *
 * @param {{
 *   store: import("../state/store.js").Store,
 *   opening: Pick<ReturnType<typeof import("./open-dataset.js").createOpenCommands>, "show">
 * }} context
 * @param {() => void} onLeave is called when something else is opened instead
 */
export function followPlace({ store, opening }, onLeave) {
  const leaving = new AbortController();
  const end = new AbortController();
  let expected = store.document;
  store.subscribe(
    (_, { document }) => document,
    (document) => {
      if (document === expected) return;
      leaving.abort();
      end.abort();
      onLeave();
    },
    { signal: end.signal },
  );
  return {
    /** Ends when something else is opened. */
    left: leaving.signal,

    /** It matters no longer what is open. */
    forget: () => end.abort(),

    /** @param {DatasetDocument} document the one that was open, or a new one where none was @throws what `left` ends with, when something else is open */
    show(document) {
      if (store.document !== expected) leaving.abort();
      leaving.signal.throwIfAborted();
      if (store.document === document) return;
      expected = document;
      opening.show(document);
    },
  };
}
