/** Figures that a browser gives about a page. Times are in milliseconds. */

/**
 * Puts into every page of the context what notes when its buttons work and when the first cards and pictures are there, as `sizesMarks`.
 *
 * @param {import("playwright-core").BrowserContext} context
 */
export async function watchOpening(context) {
  await context.addInitScript(() => {
    const marks = (globalThis.sizesMarks = {});
    /** What is seen of the start page comes before its buttons do what they say. */
    const isHeard = () => {
      const input = document.querySelector("[data-part=upload-images]");
      let heard = false;
      const hear = (event) => {
        event.preventDefault();
        heard = true;
      };
      input?.addEventListener("click", hear);
      document.querySelector("[data-part=choose-images]")?.click();
      input?.removeEventListener("click", hear);
      return heard;
    };
    const isThere = (img) => img.complete && img.naturalWidth > 0;
    /** Asks for no size before there is a picture: the page would be laid out for that. */
    const shownOf = (list) => {
      const pictures = list ? [...list.querySelectorAll("[role=listitem] img")] : [];
      if (pictures.length === 0) return [];
      const area = list.getBoundingClientRect();
      return pictures.filter((img) => {
        const box = img.closest("[role=listitem]").getBoundingClientRect();
        return box.bottom > area.top && box.top < area.bottom && box.height > 0;
      });
    };
    const look = () => {
      const shown = shownOf(document.querySelector(".image-viewport"));
      const now = performance.now();
      if (marks.usable === undefined && isHeard()) marks.usable = now;
      if (shown.length > 0) marks.list ??= now;
      if (shown.some(isThere)) marks.first ??= now;
      if (shown.length > 0 && shown.every(isThere)) marks.screen ??= now;
      if (marks.screen === undefined) requestAnimationFrame(look);
      else marks.shown = shown.length;
    };
    requestAnimationFrame(look);
  });
}

/**
 * @param {import("playwright-core").Page} page one that shows no dataset
 * @returns {Promise<number>} milliseconds since the page was asked for, until its buttons work
 */
export async function untilUsable(page) {
  const usable = await page.waitForFunction(() => globalThis.sizesMarks?.usable, undefined, { polling: 20 });
  return usable.jsonValue();
}

/**
 * @param {import("playwright-core").Page} page
 * @returns {Promise<{ sent: () => number, metrics: () => Promise<Record<string, number>>, heap: () => Promise<number> }>}
 *   bytes sent so far, without headers; the browser's own counters; the heap after a collection
 */
export async function attach(page) {
  const session = await page.context().newCDPSession(page);
  let sent = 0;
  session.on("Network.requestWillBeSent", ({ request }) => {
    for (const { bytes } of request.postDataEntries ?? []) sent += Buffer.from(bytes ?? "", "base64").length;
  });
  await session.send("Network.enable");
  await session.send("Performance.enable");
  const metrics = async () => {
    const { metrics: all } = await session.send("Performance.getMetrics");
    return Object.fromEntries(all.map(({ name, value }) => [name, value]));
  };
  return {
    sent: () => sent,
    metrics,
    async heap() {
      await session.send("HeapProfiler.collectGarbage");
      return (await metrics()).JSHeapUsedSize;
    },
  };
}

/** @param {import("playwright-core").Page} page until nothing is left to do */
export const settled = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestIdleCallback(() => resolve(undefined))),
        );
      }),
  );

/**
 * How long the page's main thread works for something, until it has nothing more to do.
 *
 * @param {import("playwright-core").Page} page
 * @param {Awaited<ReturnType<typeof attach>>} counters
 * @param {() => Promise<unknown>} act
 * @returns {Promise<number>}
 */
export async function work(page, counters, act) {
  await settled(page);
  const before = await counters.metrics();
  await act();
  await settled(page);
  const after = await counters.metrics();
  return (after.TaskDuration - before.TaskDuration) * 1000;
}

/**
 * @typedef {object} Acted
 * @property {number} painted milliseconds until the result of an act was drawn
 * @property {number} worked what the page's main thread did for it altogether, in milliseconds
 */

/**
 * @param {Pick<import("./bench.js").Scene, "page" | "counters">} scene
 * @param {() => Promise<number>} act tells how long it took until its result was drawn
 * @returns {Promise<Acted>}
 */
export async function acted({ page, counters }, act) {
  let painted = 0;
  const worked = await work(page, counters, async () => {
    painted = await act();
  });
  return { painted, worked };
}

/**
 * Clicks an element, or presses Enter in a field after writing into it.
 *
 * @param {import("playwright-core").ElementHandle<HTMLElement>} target
 * @param {string} [words] written before
 * @returns {Promise<number>} milliseconds until the browser has drawn what came of it
 */
export const untilPainted = (target, words) =>
  target.evaluate(
    (element, written) =>
      new Promise((resolve) => {
        const begun = performance.now();
        if (written === undefined) element.click();
        else {
          /** @type {HTMLInputElement} */ (element).value = written;
          element.dispatchEvent(new InputEvent("input", { bubbles: true }));
          element.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }),
          );
        }
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
      }),
    words,
  );

/**
 * @param {import("playwright-core").Page} page
 * @param {string} place a part of the page, by its name
 * @param {RegExp} words
 * @param {() => Promise<unknown>} [act] ends with a click
 * @returns {Promise<number>} milliseconds from that click, or from now, until the words are there
 */
export async function untilSaid(page, place, words, act = async () => {}) {
  const said = page.evaluate(
    ({ selector, source }) =>
      new Promise((resolve) => {
        const ended = new AbortController();
        let begun = performance.now();
        const begin = () => (begun = performance.now());
        document.addEventListener("click", begin, { capture: true, signal: ended.signal });
        const look = () => {
          if (!new RegExp(source, "u").test(document.querySelector(selector).textContent))
            return requestAnimationFrame(look);
          ended.abort();
          resolve(performance.now() - begun);
        };
        look();
      }),
    { selector: `[data-part=${place}]`, source: words.source },
  );
  await act();
  return said;
}

/**
 * Notes from now on how long the page takes from each key until it has drawn what came of it, as `sizesKeys`, in steps of 8.
 *
 * @param {import("playwright-core").Page} page
 */
export const watchKeys = (page) =>
  page.evaluate(() => {
    /** @type {number[]} */
    const durations = (globalThis.sizesKeys = []);
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === "keydown") durations.push(duration);
    }).observe({ type: "event", durationThreshold: 16 });
  });

/**
 * Scrolls from the top to the end and notes how far frames are apart.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<{ frames: number, slow: number, longest: number, most: number }>} `slow` are those over 50 ms, `most` is the largest number of elements
 */
export const scrollThrough = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const list = document.querySelector(".image-viewport");
        const step = Math.max(list.clientHeight * 0.8, list.scrollHeight / 600);
        const result = { frames: 0, slow: 0, longest: 0, most: 0 };
        let last = performance.now();
        const next = (now) => {
          const apart = now - last;
          last = now;
          result.frames++;
          if (apart > 50) result.slow++;
          result.longest = Math.max(result.longest, apart);
          if (result.frames % 10 === 0)
            result.most = Math.max(result.most, document.getElementsByTagName("*").length);
          if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) resolve(result);
          else {
            list.scrollTop += step;
            requestAnimationFrame(next);
          }
        };
        requestAnimationFrame((now) => {
          last = now;
          requestAnimationFrame(next);
        });
      }),
  );

/** @param {number[]} values @param {number} share @returns {number} the value that this share of them does not exceed */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}
