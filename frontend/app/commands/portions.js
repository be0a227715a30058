/**
 * Things that are dealt with together.
 *
 * @template T
 * @param {Iterable<T>} things
 * @param {{ most: number, mostBytes: number, sizeOf: (thing: T) => number }} limits of a portion, looked
 *   at anew for each; one thing that is larger alone is a portion
 * @returns {Generator<T[]>}
 */
export function* inPortions(things, limits) {
  /** @type {T[]} */
  let portion = [];
  let bytes = 0;
  for (const thing of things) {
    const size = limits.sizeOf(thing);
    if (portion.length > 0 && (portion.length === limits.most || bytes + size > limits.mostBytes)) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(thing);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}
