/** A page that looks the same and has no scripts: what the browser alone takes to show a change that TagPilot shows. */
import { TagPilotPage } from "../../../frontend/test/e2e/support/tagpilot-page.js";
import { against } from "./figures.js";
import { acted, attach, percentile } from "./measures.js";

/** @typedef {import("./bench.js").Scene} Scene */
/** @typedef {{ html: string, scrolled: [number, number][] }} Look all elements, and how far those are scrolled that are, by their place among all */

/** Scripts, and what only fetches them. */
const ofScripts = "script, [rel=modulepreload]";

/** So often a change is made: of fewer, 95 % would be all. */
export const times = 20;

/** How a figure is called that has such a page beside it. */
export const toStill = "against the same change in a page without scripts";

/**
 * @param {number[]} values in milliseconds
 * @param {number[]} floors the same of a page without scripts
 * @returns {string} the value that 95 % do not exceed and the middle one, each beside that of the floors
 */
export function besideStill(values, floors) {
  const [p95, middle] = [0.95, 0.5].map((share) =>
    against(percentile(values, share), percentile(floors, share)),
  );
  return `${p95}; middle one ${middle}`;
}

/** @param {import("playwright-core").Page} page @returns {Promise<Look>} what it looks like now */
export const lookOf = (page) =>
  page.evaluate((left) => {
    const root = document.documentElement.cloneNode(true);
    const copies = [...root.querySelectorAll("*")];
    const kept = [...document.querySelectorAll("html *")].filter((element, at) => {
      if (element instanceof HTMLInputElement) copies[at].setAttribute("value", element.value);
      return !element.matches(left);
    });
    for (const copy of root.querySelectorAll(left)) copy.remove();
    const tops = [...kept.entries()].map(([at, element]) => [at, element.scrollTop]);
    return { html: root.outerHTML, scrolled: tops.filter(([, top]) => top > 0) };
  }, ofScripts);

/**
 * What it takes to show a change in a page that has the first of two looks, and is given the second one and the first again, by turns. What
 * they have in common stays untouched. Elements are compared place by place: where all rows of a list move up, each is written anew, which
 * takes longer than to move them. A question that is asked in the first look is closed with the change.
 *
 * @param {import("./bench.js").Bench} bench
 * @param {Scene} scene one whose page has these looks
 * @param {{ before: Look, after: Look }} looks
 * @param {(still: { page: import("playwright-core").Page, app: TagPilotPage }) => Promise<() => Promise<unknown>>} [prepare] for an act that ends
 *   with a key into a field, or with Enter or m: at which the look changes. Without it, the change comes by itself
 * @returns {Promise<import("./measures.js").Acted[]>} of each time; nothing is told of when an act with a key was painted
 */
export async function stillChanges(bench, scene, { before, after }, prepare) {
  const address = new URL("/tagpilot/still", scene.page.url()).href;
  // A browser of its own: pages of one may share a process, and would wait for each other.
  const context = await bench.newContext();
  const page = await context.newPage();
  const body = `<!doctype html>${before.html}`;
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(address);
  await page.evaluate(prepareChanges, { before, after });
  const still = { page, app: new TagPilotPage(page, ""), counters: await attach(page) };
  const press = await prepare?.(still);
  const act = press ? async () => (await press(), 0) : () => page.evaluate(changeNow);
  const isAsking = /<dialog[^>]* open/u.test(before.html);
  const all = [];
  for (let at = -2; all.length < times; at++) {
    const one = await acted(still, act); // to either for the first time
    const isBack = at % 2 !== 0;
    if (at >= 0 && !(isAsking && isBack)) all.push(one);
  }
  await context.close();
  return all;
}

/* Runs in the page. */
function changeNow() {
  return new Promise((resolve) => {
    const begun = performance.now();
    globalThis.changeLook();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
  });
}

/* Runs in the page. */
function prepareChanges({ before, after }) {
  /** @type {[there: () => void, back: () => void][]} */
  const changes = [];
  const question = document.querySelector("dialog[open]");
  if (question !== null) {
    question.removeAttribute("open");
    question.showModal();
    changes.push([() => question.close(), () => question.showModal()]);
  }
  const kindOf = (node) => `${node.nodeName} ${node.classList?.[0] ?? ""}`;

  function compareAttributes(node, other) {
    for (const name of new Set([...node.getAttributeNames(), ...other.getAttributeNames()])) {
      const values = [other.getAttribute(name), node.getAttribute(name)];
      if (values[0] === values[1] || node === question) continue;
      const [there, back] = values.map((value) =>
        value === null ? () => node.removeAttribute(name) : () => node.setAttribute(name, value),
      );
      changes.push([there, back]);
    }
  }

  /** Those in the middle that have no counterpart: the first of `nodes` go, those of `others` come. */
  function exchange(parent, next, nodes, others) {
    const coming = others.map((other) => document.importNode(other, true));
    const put = (gone, here) => () => {
      for (const node of gone) node.remove();
      for (const node of here) parent.insertBefore(node, next);
    };
    if (nodes.length + coming.length > 0) changes.push([put(nodes, coming), put(coming, nodes)]);
  }

  function compare(node, other) {
    if (node.nodeType !== Node.ELEMENT_NODE) {
      const [data, otherData] = [node.data, other.data];
      if (data !== otherData) changes.push([() => (node.data = otherData), () => (node.data = data)]);
      return;
    }
    compareAttributes(node, other);
    const [children, others] = [[...node.childNodes], [...other.childNodes]];
    const least = Math.min(children.length, others.length);
    let first = 0;
    while (first < least && kindOf(children[first]) === kindOf(others[first])) first++;
    let last = 0;
    while (last < least - first && kindOf(children.at(-1 - last)) === kindOf(others.at(-1 - last))) last++;
    for (let at = 0; at < first; at++) compare(children[at], others[at]);
    for (let at = 1; at <= last; at++) compare(children.at(-at), others.at(-at));
    const middle = (/** @type {Node[]} */ list) => list.slice(first, list.length - last);
    exchange(node, children[children.length - last] ?? null, middle(children), middle(others));
  }

  const all = [...document.querySelectorAll("html *")];
  for (const [at, top] of before.scrolled) all[at].scrollTop = top;
  compare(document.documentElement, new DOMParser().parseFromString(after.html, "text/html").documentElement);
  const tops = new Map(after.scrolled);
  for (const [at, top] of before.scrolled) {
    const otherTop = tops.get(at) ?? 0;
    if (top !== otherTop)
      changes.push([() => (all[at].scrollTop = otherTop), () => (all[at].scrollTop = top)]);
  }

  let isChanged = false;
  globalThis.changeLook = () => {
    for (const [there, back] of changes) (isChanged ? back : there)();
    isChanged = !isChanged;
  };
  document.addEventListener("input", globalThis.changeLook);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Enter" || key === "m") globalThis.changeLook();
  });
}
