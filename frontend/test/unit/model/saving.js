import { localSource } from "../../../app/model/local-source.js";
import { entry } from "./fixtures.js";

/** @typedef {import("../../../app/model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../../../app/model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../../../app/model/save-answer.js").SaveAnswer} SaveAnswer */
/** @typedef {import("../../../app/model/types.js").Picture} Picture */

export const saveId = "save-00000001";

/**
 * What a server would answer that keeps every name it was asked for.
 *
 * @param {DatasetDocument} document
 * @param {ChangeSet} changes
 * @param {Record<string, string>} [renamed] names that it gives in the place of those asked for
 * @returns {SaveAnswer}
 */
export function answerTo(document, { body, sent }, renamed = {}) {
  const saved = (/** @type {string} */ requested, /** @type {string | null} */ text, more = {}) => {
    const file = renamed[requested] ?? requested;
    return { ...entry(file, text, { version: `new-${file}` }), requested, was: null, item: null, ...more };
  };
  const texts = new Map(body.texts.map(({ file, text }) => [file, text]));
  const stored = [...sent.items.values()].flatMap((item) => (item.saved ? [item.saved] : []));
  const raw = (/** @type {string} */ file) =>
    texts.get(file) ?? stored.find((one) => one.picture.file === file)?.raw ?? null;
  const images = [
    ...body.added.map(({ file, item, text }) => saved(file, text, { item })),
    ...body.replaced.map(({ file, to, item }) => saved(to, raw(file), { was: file, item })),
    ...body.renamed.map(({ file, to }) => saved(to, raw(file), { was: file })),
  ];
  const others = body.texts.filter(({ file }) => !images.some((image) => image.was === file));
  images.push(...others.map(({ file, text }) => saved(file, text)));
  return { name: document.folder ?? "1_dogs", revision: "r2", images };
}

/**
 * @param {DatasetDocument} document
 * @param {string} id
 * @param {string} body
 */
export function write(document, id, body) {
  return document.apply({ type: "text", changes: [{ id, body }] }).inverse;
}

/**
 * @param {DatasetDocument} document
 * @param {string} id
 * @param {string} file
 */
export function crop(document, id, file) {
  const before = document.get(id).picture;
  const source = localSource(new Blob([file]));
  /** @type {Picture} */
  const picture = { ...before, file, source, width: 10, height: 10, sha256: null };
  return document.apply({ type: "picture", changes: [{ id, picture, original: before }] }).inverse;
}

/**
 * @param {DatasetDocument} document
 * @param {string} id
 * @param {string} file
 */
export function rename(document, id, file) {
  const { picture, original } = document.get(id);
  return document.apply({ type: "picture", changes: [{ id, picture: { ...picture, file }, original }] })
    .inverse;
}
