/**
 * What the tries of a page of somebody else's have in common. All files of this folder run in that page.
 *
 * @module
 */

/**
 * @typedef {{
 *   to: (path: string, fields?: Record<string, string>) => string,
 *   name: string,
 *   bounce: (address: string, status: number) => string,
 *   picture: Blob,
 *   zip: Blob
 * }} Means `to` gives an address of TagPilot, marked with the try; `name` is a dataset of the try's own; `bounce` an address of the page's own
 *   server that redirects
 *
 * @typedef {(means: Means) => Promise<unknown>} Try it comes to what could be read; nothing, false or "" when that was nothing
 */

/** How long a try waits, in milliseconds, for what may never come; what it sent is on its way by then. */
export const patience = { time: 400 };

/** @param {EventTarget} target @param {string[]} good @param {string[]} bad @returns {Promise<boolean>} */
export function happens(target, good, bad) {
  return new Promise((resolve) => {
    for (const name of good) target.addEventListener(name, () => resolve(true));
    for (const name of bad) target.addEventListener(name, () => resolve(false));
    setTimeout(() => resolve(false), patience.time);
  });
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {string} [content]
 * @returns {HTMLElementTagNameMap[Tag]} in the page
 */
export function put(tag, attributes, content = "") {
  const element = document.createElement(tag);
  element.textContent = content;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

/** @param {Blob} file @param {Record<string, string>} fields */
export function formData(file, fields) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  data.set("file", file, "a.png");
  return data;
}

/** @param {Means} means */
export const itemOf = ({ picture }) => formData(picture, { tags: "evil", reset: "true", done: "true" });

/** @param {Means} means */
export const itemTo = ({ to, name }) => to("/api/tagpilot/save-item", { name });

/** @param {Means} means */
export const createBody = ({ name }) => JSON.stringify({ name });

/** @param {HTMLIFrameElement | HTMLObjectElement} frame @returns {string | null | undefined} */
export function contentOf(frame) {
  try {
    return frame.contentDocument?.body?.textContent;
  } catch {
    return null;
  }
}

/** @param {Means} means */
export const imageAt = ({ to }) => to("/api/tagpilot/image", { name: "1_victim", file: "a.png" });
