import { imageAt, put } from "./means.js";

/** @typedef {import("./means.js").Means} Means */
/** @typedef {import("./means.js").Try} Try */

/** After how many milliseconds another window is looked into. It stays open: to close it would end what it has not asked for yet. */
const glance = 600;

/** @param {string} address @param {(page: Window) => unknown} [act] */
async function inWindow(address, act = () => undefined) {
  const page = window.open(address);
  if (page === null) return null;
  await new Promise((resolve) => setTimeout(resolve, glance));
  try {
    act(page);
    return page.document.body.textContent;
  } catch {
    return null;
  }
}

/** @type {Record<string, Try>} */
export const visits = {
  "window at data": ({ to }) => inWindow(to("/api/datasets")),
  "window at an image": (means) => inWindow(imageAt(means)),
  "window at what deletes": ({ to, name }) => inWindow(to(`/api/datasets/1_victim-${name}`)),
  "window at the page, with messages": ({ to }) =>
    inWindow(to("/tagpilot/", { dataset: "1_victim" }), (page) => {
      for (const data of ["save", { type: "save" }, { theme: "light" }, '{"action":"delete"}', null])
        page.postMessage(data, "*");
    }),
  "window at data by a redirect": ({ to, bounce }) => inWindow(bounce(to("/api/datasets"), 302)),
  "download link": async ({ to }) => {
    put("a", {
      href: to("/api/tagpilot/load", { name: "1_victim" }),
      download: "x",
      target: "_blank",
    }).click();
    await new Promise((resolve) => setTimeout(resolve, glance));
  },
};
