const pause = 600;

/**
 * Finds an entry of a list by typing how it begins.
 *
 * @param {() => string[]} labels
 * @param {(index: number) => void} onFound
 * @returns {(event: KeyboardEvent, from: number) => boolean} takes a key press and the present index; says whether the key was
 *   one that types
 */
export function createTypeAhead(labels, onFound) {
  let typed = "";
  let last = 0;
  return (event, from) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
    typed = event.timeStamp - last > pause ? event.key : typed + event.key;
    last = event.timeStamp;
    const index = findByStart(labels(), typed, from);
    if (index !== -1) onFound(index);
    return true;
  };
}

/**
 * The next entry that begins with what was typed; the same letter again and again goes through all that begin with it.
 *
 * @param {string[]} labels
 * @param {string} typed
 * @param {number} from the present index, -1 for none
 * @returns {number} -1 when there is none
 */
export function findByStart(labels, typed, from) {
  const wanted = typed.toLowerCase();
  const isRepeat = wanted.length > 1 && [...wanted].every((letter) => letter === wanted[0]);
  const start = isRepeat ? wanted[0] : wanted;
  const first = start.length === 1 ? from + 1 : Math.max(from, 0);
  for (let step = 0; step < labels.length; step += 1) {
    const index = (first + step) % labels.length;
    if (labels[index].toLowerCase().startsWith(start)) return index;
  }
  return -1;
}
