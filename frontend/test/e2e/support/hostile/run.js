import { patience } from "./means.js";
import { tries } from "./tries.js";

/**
 * Runs them, a few at a time, since a browser has few connections to one server.
 *
 * @param {{ target: string, bouncer: string, picture: string, zip: string, time?: number }} options where TagPilot is, where redirects are had, and
 *   files in Base64; `time` is how long a try waits for what may never come
 * @returns {Promise<string[]>} the names of those that could read something
 */
async function runAll({ target, bouncer, time = patience.time, ...files }) {
  patience.time = time;
  const [picture, zip] = await Promise.all([
    asBlob(files.picture, "image/png"),
    asBlob(files.zip, "application/zip"),
  ]);
  const waiting = Object.entries(tries).entries();
  /** @type {string[]} */
  const read = [];
  const lane = async () => {
    for (const [at, [label, attempt]] of waiting) {
      /** @type {import("./means.js").Means["to"]} */
      const to = (path, fields = {}) =>
        `${target}${path}?${new URLSearchParams({ ...fields, try: `t${at}` })}`;
      /** @type {import("./means.js").Means["bounce"]} */
      const bounce = (address, status) =>
        `${bouncer}/bounce?${new URLSearchParams({ to: address, status: `${status}` })}`;
      const found = await attempt({ to, bounce, name: `t${at}`, picture, zip }).catch(() => null);
      // A name that leads to this computer by now may read that it is refused.
      if (found && !String(found).includes('"code":"forbidden"')) read.push(label);
    }
  };
  await Promise.all(Array.from({ length: 20 }, lane));
  return read;
}

/** @param {string} base64 @param {string} type */
function asBlob(base64, type) {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type });
}

Reflect.set(window, "runAll", runAll);
