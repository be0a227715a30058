/**
 * Shows a list of values as children of an element, one child a key. Children of keys that stay are kept (with their focus and
 * scroll position), updated and moved only when they must be.
 *
 * @template T
 * @param {HTMLElement} container its other children, if it has any, are left where they are, in front
 * @param {{
 *   key: (value: T, index: number) => string | number,
 *   create: (value: T) => HTMLElement,
 *   update?: (element: HTMLElement, value: T, index: number) => void,
 *   remove?: (element: HTMLElement) => void
 * }} options `update` runs after `create` too; keys are unique in a list
 * @returns {{ update: (values: Iterable<T>) => void, get: (key: string | number) => HTMLElement | undefined }}
 */
export function createKeyedList(container, { key, create, update, remove }) {
  /** @type {Map<string | number, HTMLElement>} */
  let shown = new Map();

  return {
    update(values) {
      /** @type {Map<string | number, HTMLElement>} */
      const next = new Map();
      let index = 0;
      for (const value of values) {
        const name = key(value, index);
        const element = shown.get(name) ?? create(value);
        next.set(name, element);
        update?.(element, value, index);
        index += 1;
      }
      for (const [name, element] of shown) {
        if (next.has(name)) continue;
        remove?.(element);
        element.remove();
      }
      place(container, [...next.values()]);
      shown = next;
    },
    get: (name) => shown.get(name),
  };
}

/**
 * Puts the elements at the end of the container in this order, from the back, moving as few as it can: an element that holds
 * the focus loses it when it is moved.
 *
 * @param {HTMLElement} container
 * @param {HTMLElement[]} elements
 */
function place(container, elements) {
  /** @type {Element | null} */
  let after = null;
  for (let at = elements.length - 1; at >= 0; at -= 1) {
    const element = elements[at];
    if (element.parentElement !== container || element.nextElementSibling !== after) {
      container.insertBefore(element, after);
    }
    after = element;
  }
}
