import { contentOf, happens, imageAt, put } from "./means.js";

/** @typedef {import("./means.js").Means} Means */
/** @typedef {import("./means.js").Try} Try */

/** @param {HTMLElementTagNameMap["iframe"] | HTMLElementTagNameMap["object"]} frame */
async function framed(frame) {
  await happens(frame, ["load"], ["error"]);
  return contentOf(frame);
}

/** @param {string} address @returns {Promise<unknown>} what a script of ours reads that imports it as JSON */
async function fromModule(address) {
  const script = put(
    "script",
    { type: "module" },
    `import all from "${address}" with { type: "json" }; document.body.dataset.json = JSON.stringify(all);`,
  );
  await happens(script, ["load"], ["error"]);
  return document.body.dataset.json;
}

/** @type {Record<string, Try>} */
export const embeddings = {
  "img, image": (means) => happens(put("img", { src: imageAt(means) }), ["load"], ["error"]),
  "img, image, crossorigin": (means) =>
    happens(put("img", { src: imageAt(means), crossorigin: "anonymous" }), ["load"], ["error"]),
  "img, thumbnail": ({ to }) =>
    happens(
      put("img", { src: to("/api/tagpilot/thumbnail", { name: "1_victim", file: "a.png", size: "96" }) }),
      ["load"],
      ["error"],
    ),
  "img by a redirect": (means) =>
    happens(put("img", { src: means.bounce(imageAt(means), 302) }), ["load"], ["error"]),
  "background image": async (means) => {
    put("p", { style: `background-image: url("${imageAt(means)}"); width: 9px; height: 9px` });
  },
  "script, data": ({ to }) => happens(put("script", { src: to("/api/datasets") }), ["load"], ["error"]),
  "script, module": ({ to }) =>
    happens(put("script", { src: to("/api/datasets"), type: "module" }), ["load"], ["error"]),
  "script, JSON import": ({ to }) => fromModule(to("/api/datasets")),
  "style sheet": ({ to }) =>
    happens(put("link", { rel: "stylesheet", href: to("/api/datasets") }), ["load"], ["error"]),
  "@import": async ({ to }) => {
    put("style", {}, `@import url("${to("/api/datasets")}");`);
  },
  prefetch: async ({ to }) => {
    put("link", { rel: "prefetch", href: to("/api/datasets") });
  },
  preload: async ({ to }) => {
    put("link", { rel: "preload", as: "fetch", href: to("/api/datasets"), crossorigin: "anonymous" });
  },
  modulepreload: ({ to }) =>
    happens(put("link", { rel: "modulepreload", href: to("/api/datasets") }), ["load"], ["error"]),
  video: (means) => happens(put("video", { src: imageAt(means) }), ["loadeddata"], ["error"]),
  "iframe, data": ({ to }) => framed(put("iframe", { src: to("/api/datasets") })),
  "iframe, image": (means) => framed(put("iframe", { src: imageAt(means) })),
  "iframe, the page": ({ to }) => framed(put("iframe", { src: to("/tagpilot/", { dataset: "1_victim" }) })),
  object: ({ to }) => framed(put("object", { data: to("/api/datasets"), type: "text/html" })),
  embed: async ({ to }) => {
    await happens(put("embed", { src: to("/api/datasets"), type: "text/html" }), ["load"], ["error"]);
  },
};
