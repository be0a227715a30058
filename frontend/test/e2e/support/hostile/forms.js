import { contentOf, happens, itemTo, put } from "./means.js";

/** @typedef {import("./means.js").Means} Means */
/** @typedef {import("./means.js").Try} Try */

let frames = 0;

/**
 * @param {string} address
 * @param {Record<string, string>} attributes of the form
 * @param {Record<string, string | Blob>} fields
 */
async function submit(address, attributes, fields) {
  const name = `frame${++frames}`;
  const frame = put("iframe", { name });
  await happens(frame, ["load"], []);
  const form = put("form", { action: address, method: "post", target: name, ...attributes });
  for (const [key, value] of Object.entries(fields)) {
    const field = document.createElement("input");
    field.name = key;
    if (typeof value === "string") field.value = value;
    else {
      const files = new DataTransfer();
      files.items.add(new File([value], "a.png", { type: value.type }));
      field.type = "file";
      field.files = files.files;
    }
    form.append(field);
  }
  const loaded = happens(frame, ["load"], []);
  form.submit();
  await loaded;
  return contentOf(frame);
}

/** @type {Record<string, Try>} */
export const forms = {
  "form, urlencoded, to create": (means) =>
    submit(means.to("/api/datasets/create"), {}, { name: means.name }),
  "form, text/plain that is JSON, to create": (means) =>
    submit(
      means.to("/api/datasets/create"),
      { enctype: "text/plain" },
      { [`{"name": "${means.name}", "x": "`]: '"}' },
    ),
  "form, multipart, one image": (means) =>
    submit(
      itemTo(means),
      { enctype: "multipart/form-data" },
      { tags: "evil", reset: "true", done: "true", file: means.picture },
    ),
  "form, multipart, a ZIP to save": ({ to, name, zip }) =>
    submit(to("/api/tagpilot/save", { name }), { enctype: "multipart/form-data" }, { file: zip }),
  "form, multipart, a ZIP to upload": ({ to, zip }) =>
    submit(to("/api/datasets/upload"), { enctype: "multipart/form-data" }, { file: zip }),
  "form, text/plain that is JSON, to changes": ({ to, name }) =>
    submit(
      to("/api/tagpilot/changes", { name }),
      { enctype: "text/plain" },
      { '{"save": "evil-save-0001", "create": true, "x": "': '"}' },
    ),
  "form, get": ({ to }) => {
    const address = new URL(to("/api/datasets"));
    return submit(address.href, { method: "get" }, Object.fromEntries(address.searchParams));
  },
  "form, multipart, by a redirect": (means) =>
    submit(
      means.bounce(itemTo(means), 307),
      { enctype: "multipart/form-data" },
      { tags: "evil", reset: "true", done: "true", file: means.picture },
    ),
};
