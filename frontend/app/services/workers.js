/**
 * Making workers. With Trusted Types on, a worker's address must come out of a policy; this one lets only our own through.
 *
 * @module
 */

/** @type {{ createScriptURL: (url: string) => any } | null} */
let policy = null;

/** @param {string} url @returns {any} what the constructor of Worker takes */
function trusted(url) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy("tagpilot", {
    createScriptURL(/** @type {string} */ address) {
      const own = new URL("../workers/", import.meta.url).href;
      if (!address.startsWith(own)) throw new TypeError(`${address} is no worker of this page.`);
      return address;
    },
  });
  return policy?.createScriptURL(url);
}

/** @param {string} file its name in `workers/` @returns {Worker} */
function start(file) {
  return new Worker(trusted(new URL(`../workers/${file}`, import.meta.url).href), { type: "module" });
}

/**
 * @typedef {object} Job
 * @property {unknown} message
 * @property {(value: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 */

/**
 * A few workers that do jobs of one kind, one at a time each, first come first served. A worker answers every message by
 * `{ value }` or `{ error }`.
 *
 * @param {string} file its name in `workers/`
 * @param {{ most?: number, signal?: AbortSignal }} [options] `most` workers run at once; they are made when they are wanted
 * @returns {{ run: (message: unknown, options?: { signal?: AbortSignal }) => Promise<any> }}
 */
export function createPool(
  file,
  { most = Math.min(4, Math.max(1, navigator.hardwareConcurrency - 1)), signal } = {},
) {
  /** @type {Worker[]} */
  const workers = [];
  /** @type {Worker[]} */
  const idle = [];
  /** @type {Job[]} */
  const queue = [];
  /** @type {Map<Worker, Job>} */
  const running = new Map();

  signal?.addEventListener("abort", () => {
    for (const worker of workers) worker.terminate();
    for (const job of [...queue.splice(0), ...running.values()]) job.reject(signal.reason);
  });

  function next() {
    const job = queue[0];
    const worker = idle.pop() ?? (workers.length < most ? make() : undefined);
    if (job === undefined || worker === undefined) {
      if (worker) idle.push(worker);
      return;
    }
    queue.shift();
    running.set(worker, job);
    worker.postMessage(job.message);
  }

  /** @returns {Worker} */
  function make() {
    const worker = start(file);
    workers.push(worker);
    worker.onmessage = ({ data }) => finish(worker, data);
    worker.onerror = (event) => {
      event.preventDefault();
      finish(worker, { error: event.message || `${file} could not be started.` });
    };
    return worker;
  }

  /** @param {Worker} worker @param {{ value?: unknown, error?: string }} answer */
  function finish(worker, { value, error }) {
    const job = running.get(worker);
    running.delete(worker);
    idle.push(worker);
    if (error === undefined) job?.resolve(value);
    else job?.reject(new Error(error));
    next();
  }

  return {
    run: (message, { signal: stop } = {}) =>
      new Promise((resolve, reject) => {
        if (stop?.aborted) return reject(stop.reason);
        const job = { message, resolve, reject };
        queue.push(job);
        stop?.addEventListener(
          "abort",
          () => {
            const at = queue.indexOf(job);
            if (at >= 0) queue.splice(at, 1);
            reject(stop.reason);
          },
          { once: true },
        );
        next();
      }),
  };
}
