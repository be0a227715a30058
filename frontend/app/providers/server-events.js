/**
 * Reading server-sent events from the text that came so far.
 *
 * @module
 */

/** @typedef {{ name: string, data: unknown }} ServerEvent `data` is text where it is no JSON */

/**
 * @param {string} text
 * @returns {ServerEvent[]} those that came whole: an event ends with an empty line
 */
export function readEvents(text) {
  return text
    .replace(/\r\n?/gu, "\n")
    .split("\n\n")
    .slice(0, -1)
    .map((block) => {
      let name = "message";
      /** @type {string[]} */
      const data = [];
      for (const line of block.split("\n")) {
        const [, field, value] = /^(event|data): ?(.*)$/u.exec(line) ?? [];
        if (field === "event") name = value.trim();
        if (field === "data") data.push(value);
      }
      return { name, data: parsed(data.join("\n")) };
    });
}

/** @param {string} text @returns {boolean} */
export function isOver(text) {
  return readEvents(text).some(({ name }) => name === "complete" || name === "error");
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
