import { DatasetDocument } from "../../../app/model/document.js";
import { itemFromFile, itemFromStored } from "../../../app/model/items.js";
import { localSource } from "../../../app/model/local-source.js";

/** @typedef {import("../../../app/model/items.js").ImageEntry} ImageEntry */
/** @typedef {import("../../../app/model/types.js").Item} Item */

/**
 * @param {string} file
 * @param {string | null} text
 * @param {Partial<ImageEntry>} [more]
 * @returns {ImageEntry}
 */
export function entry(file, text, more = {}) {
  const stem = file.replace(/\.[^.]+$/u, "");
  return {
    file,
    mime: "image/png",
    bytes: 1000,
    width: 1200,
    height: 1000,
    version: `v-${file}`,
    sha256: null,
    text,
    textFile: text === null ? null : `${stem}.txt`,
    textVersion: text === null ? null : `t-${file}`,
    textProblem: null,
    otherText: null,
    mode: null,
    problem: null,
    ...more,
  };
}

/**
 * A dataset of the workspace: images `1.png`, `2.png`… with ids `i1`, `i2`…
 *
 * @param {readonly (string | null | ImageEntry)[]} texts
 * @param {{ trigger?: string | null, untagged?: "trigger" | "none" }} [options]
 * @returns {DatasetDocument}
 */
export function storedDocument(texts, { trigger = null, untagged = "trigger" } = {}) {
  const items = texts.map((text, index) => {
    const image = text === null || typeof text === "string" ? entry(`${index + 1}.png`, text) : text;
    return itemFromStored(image, { name: "1_dogs", trigger, id: `i${index + 1}`, number: index + 1 });
  });
  const rules = { captionEnding: /** @type {const} */ (".txt"), untagged };
  return new DatasetDocument({ name: "dogs", folder: "1_dogs", revision: "r1", trigger, items, rules });
}

/**
 * @param {DatasetDocument} document
 * @param {string} file
 * @param {string | null} text
 * @param {string | null} [sha256]
 * @returns {Item} an image of this browser, to be added
 */
export function localItem(document, file, text, sha256 = null) {
  const source = localSource(new Blob([file]));
  const place = { id: document.newId(), number: document.nextNumber() };
  return itemFromFile({ ...place, file, source, mime: "image/png", width: 640, height: 480, sha256, text });
}

/**
 * @param {DatasetDocument} document
 * @param {Item} item
 */
export function addItem(document, item) {
  return document.apply({ type: "add", items: [{ item, at: document.size }] });
}

/**
 * @param {DatasetDocument} document
 * @returns {(string | null)[]} what each caption file will hold
 */
export function fileTexts(document) {
  return document.ids().map((id) => document.fileText(id));
}
