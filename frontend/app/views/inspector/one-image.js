import { enlargement, isSmall } from "../../model/checks/size.js";
import { announce } from "../../ui/announce.js";
import { showBusy } from "../../ui/busy.js";
import { attribute, clone, part, setIcon, show, text } from "../../ui/dom.js";
import { createKeyedList } from "../../ui/keyed-list.js";
import { createMenuButton } from "../../ui/menu.js";
import { numberText } from "../../ui/wording.js";
import { startRename } from "../grid/pill-rename.js";
import { createTextEditor } from "../grid/text-editor.js";
import { textCount } from "../grid/image-words.js";
import { createThumb, shownSide } from "../grid/thumb.js";
import { bucketWords, pictureFacts } from "../preview/picture-facts.js";
import { captionFile, splitFile } from "./file-words.js";

/** @typedef {import("../../model/types.js").Item} Item */
/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {{ key: string, kind: "warn" | "bad" | "plain", icon: string, title: string, words: string }} Note */

/**
 * One image in the inspector: its picture, what is known of it, its text, and the file as it will be written.
 *
 * @param {import("./inspector.js").InspectorParts} parts `root` is the part `inspector-one`
 */
export function createOneImage({ root, store, commands, thumbnails, clicks, measure, goTo, signal }) {
  const thumb = createThumb(part(root, "inspector-thumb", HTMLImageElement), thumbnails);
  const picture = part(root, "inspector-picture", HTMLButtonElement);
  /** @type {ItemId | null} */
  let id = null;
  /** @type {import("../../model/types.js").Picture | null} */
  let shownPicture = null;
  /** The room for the picture, noted when it changes: asking has the browser lay out the page at once. */
  let box = { width: 330, height: 244 };
  const sizes = new ResizeObserver(() => {
    if (picture.clientWidth === 0) return;
    box = { width: picture.clientWidth, height: picture.clientHeight };
    const item = id === null ? undefined : store.document?.find(id);
    if (item?.picture === shownPicture && item) showThumb(item);
  });
  sizes.observe(picture);
  signal.addEventListener("abort", () => sizes.disconnect());

  const editor = createTextEditor({
    root,
    store,
    commands,
    clicks,
    measure,
    onNext: (from, kind) => {
      step(1);
      if (store.state.focusId !== from) setTimeout(() => editor.focus(kind));
    },
    signal,
  });

  const notes = createKeyedList(part(root, "inspector-notes"), {
    key: (/** @type {Note} */ note) => note.key,
    create: ({ icon: drawing, kind, title }) => {
      const note = clone("inspector-note");
      if (kind !== "plain") note.classList.add(`note--${kind}`);
      setIcon(note, drawing);
      text(part(note, "note-title"), title);
      return note;
    },
    update: (note, { words }) => text(part(note, "note-words"), words),
  });

  const step = (/** @type {1 | -1} */ by) => {
    const { ids } = store.results;
    const at = id === null ? -1 : store.results.indexOf(id);
    const next = ids[at + by];
    if (next === undefined) return;
    commands.focusImage(next);
  };

  const on = (/** @type {string} */ name, /** @type {(id: ItemId) => unknown} */ run) =>
    part(root, name).addEventListener("click", () => id !== null && run(id), { signal });
  on("inspector-previous", () => step(-1));
  on("inspector-next", () => step(1));
  on("inspector-expand", commands.openPreview);
  on("inspector-picture", commands.openPreview);
  on("inspector-crop", (image) => commands.openDialog("crop", { id: image }));
  on("inspector-tag", (image) => commands.tagImages?.([image]));
  on("inspector-caption", (image) => commands.captionImages?.([image]));
  on("inspector-remove", (image) => commands.removeImages([image]));
  on("inspector-history", (image) =>
    commands.openHistory({ file: store.document?.find(image)?.saved?.picture.file }),
  );
  show(part(root, "inspector-tag"), commands.tagImages !== undefined);
  show(part(root, "inspector-caption"), commands.captionImages !== undefined);

  const { clipboard } = navigator;
  show(part(root, "inspector-copy"), clipboard !== undefined);
  on("inspector-copy", async (image) => {
    await clipboard.writeText(store.document?.fileText(image) ?? "");
    announce("Copied the text");
  });

  const rename = () => {
    const image = id;
    const label = part(root, "inspector-stem");
    if (image === null) return;
    startRename(part(root, "inspector-file"), label, {
      name: "Rename file",
      onEnd: (stem) => {
        if (stem) commands.renameFile(image, stem);
      },
    });
  };

  createMenuButton(part(root, "inspector-menu"), {
    label: "More for this image",
    placement: "bottom-end",
    items: () => [
      { label: "Rename file", icon: "pencil", run: rename },
      {
        label: "Restore original picture",
        icon: "restore",
        disabled: id === null || !store.document?.find(id)?.original,
        run: () => id !== null && commands.restoreOriginal(id),
      },
      { label: "Show in the list", icon: "list", run: () => id !== null && goTo(id) },
    ],
    signal,
  });

  const showFile = (/** @type {Item} */ item) => {
    const { folder, stem, ending } = splitFile(item.picture.file);
    text(part(root, "inspector-number"), numberText(item.number));
    text(part(root, "inspector-folder"), folder);
    text(part(root, "inspector-stem"), stem);
    text(part(root, "inspector-ending"), ending);
    part(root, "inspector-file").dataset.tip = item.picture.file;
  };

  const showThumb = (/** @type {Item} */ item) => thumb.show(item, shownSide(item.picture, box, "contain"));

  const showPicture = (/** @type {Item} */ item) => {
    if (item.picture === shownPicture) return;
    shownPicture = item.picture;
    showThumb(item);
    attribute(picture, "aria-label", `Preview image ${numberText(item.number)}`);
    text(part(root, "inspector-facts"), pictureFacts(item.picture));
    const bucket = bucketWords(item.picture);
    const flag = part(root, "inspector-bucket");
    show(flag, bucket !== null && bucket.state === "ok");
    if (bucket) text(part(flag, "inspector-bucket-words"), bucket.text);
  };

  const showWritten = (/** @type {Item} */ item) => {
    const { document } = store;
    if (!document) return;
    const written = document.fileText(item.id);
    const name = captionFile(item, document.rules);
    const verb = item.saved?.textFile && document.changeOf(item.id) === null ? "Stands in" : "Written to";
    text(part(root, "written-head"), written === null ? "No caption file is written" : `${verb} ${name}`);
    show(part(root, "written-text"), written !== null && written !== "");
    text(part(root, "written-text"), written ?? "");
  };

  const update = (/** @type {ItemId} */ nextId) => {
    const { document, results } = store;
    const item = document?.find(nextId);
    if (!document || !item) return;
    id = nextId;
    showFile(item);
    showPicture(item);
    notes.update(notesOf(item));
    editor.update(nextId, null);
    text(part(root, "inspector-count"), textCount(document, item));
    showWritten(item);
    const at = results.indexOf(nextId);
    part(root, "inspector-previous", HTMLButtonElement).disabled = at <= 0;
    part(root, "inspector-next", HTMLButtonElement).disabled =
      at === -1 ? results.size === 0 : at >= results.size - 1;
    for (const name of ["inspector-crop", "inspector-tag", "inspector-caption"])
      part(root, name, HTMLButtonElement).disabled = Boolean(item.problem);
    part(root, "inspector-history", HTMLButtonElement).disabled = item.saved === null;
    const asked = store.state.asking.get(nextId);
    showBusy(part(root, "inspector-tag"), asked === "tags");
    showBusy(part(root, "inspector-caption"), asked === "caption");
  };

  return {
    update,
    focus(/** @type {"tag" | "caption" | "rename"} */ kind) {
      if (kind === "rename") editor.renameCurrent();
      else editor.focus(kind);
    },
    release() {
      editor.flush();
      id = null;
    },
  };
}

/**
 * @param {Item} item
 * @returns {Note[]}
 */
function notesOf(item) {
  /** @type {Note[]} */
  const notes = [];
  const { picture, problem, textProblem, otherText } = item;
  if (problem)
    notes.push({ key: "image", kind: "bad", icon: "warning", title: "Cannot be shown.", words: problem });
  if (isSmall(picture)) {
    const times = enlargement(picture).toFixed(2);
    notes.push({
      key: "small",
      kind: "warn",
      icon: "small",
      title: "Below the 1024 bucket.",
      words: `The trainer would enlarge it ${times}×.`,
    });
  }
  if (otherText && !textProblem) {
    const name = otherText.slice(otherText.lastIndexOf("/") + 1);
    const words = `${name} lies beside it and is left as it is.`;
    notes.push({ key: "other", kind: "plain", icon: "info", title: "A second caption file.", words });
  }
  return notes;
}
