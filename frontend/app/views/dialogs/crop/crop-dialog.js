import { rotated } from "../../../model/crop.js";
import { part } from "../../../ui/dom.js";
import { pictureAddress } from "../../picture-address.js";
import {
  beginCrop,
  changesPicture,
  cropOrder,
  figuresOf,
  makesSame,
  nudged,
  resetCrop,
  settled,
  snappedToBucket,
  wholeSelection,
  withAspect,
  withOutputHeight,
  withSidesSwapped,
  withTurn,
} from "./crop-choice.js";
import { createCropLeave } from "./crop-leave.js";
import { createCropPanel } from "./crop-panel.js";
import { createCropStage } from "./crop-stage.js";

/** @typedef {import("./crop-choice.js").CropChoice} CropChoice */
/** @typedef {import("../../../model/types.js").ItemId} ItemId */

/**
 * Cuts one picture. What was chosen for the last picture (shape, width) is offered for the next one, until the settings change.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createCropDialog({ root, store, commands, signal }) {
  const stageRoot = part(root, "stage");
  const stage = createCropStage({
    root: stageRoot,
    signal,
    onSelect: (rect) => change((choice) => ({ ...choice, rect })),
    onSettled: (rect) => change((choice) => settled({ ...choice, rect })),
  });
  const panel = createCropPanel({
    root,
    signal,
    on: {
      aspect: (aspect) => change((choice) => withAspect(choice, aspect)),
      width: (width) => change((choice) => ({ ...choice, width })),
      height: (height) => change((choice) => withOutputHeight(choice, height)),
      enlarge: (enlarge) => change((choice) => ({ ...choice, enlarge })),
      swap: () => change(withSidesSwapped),
      snap: () => change(snappedToBucket),
      turn: () => change((choice) => withTurn(choice, rotated(choice.turn, 90))),
      flip: () => change((choice) => withTurn(choice, { ...choice.turn, flip: !choice.turn.flip })),
      reset: () => change(resetCrop),
      restore,
      save,
    },
  });
  const leave = createCropLeave({ root, onLeave: commands.closeDialog, signal });
  stageRoot.addEventListener("keydown", nudge, { signal });
  part(root, "cancel").addEventListener("click", () => commands.closeDialog(), { signal });

  /** @type {ItemId | null} */
  let id = null;
  /** @type {CropChoice | null} */
  let choice = null;
  /** @type {CropChoice | null} the crop that was offered */
  let offered = null;
  let saving = false;
  /** @type {{ aspect: import("./crop-choice.js").Aspect, width: number | null, enlarge: boolean } | null} */
  let lastWanted = null;
  let opened = new AbortController();
  let releasePicture = () => {};
  /** @type {((choice: CropChoice) => CropChoice)[]} what was chosen while the picture was still loading */
  let early = [];

  store.subscribe(
    ({ settings }) => `${settings.cropAspect} ${settings.cropWidth} ${settings.cropEnlarge}`,
    () => (lastWanted = null),
    { signal },
  );

  /** @param {{ id: ItemId }} props */
  async function open(props) {
    const item = store.document?.find(props.id);
    if (!item) return commands.closeDialog();
    opened = new AbortController();
    const { signal: current } = opened;
    id = props.id;
    panel.name(item);
    const address = pictureAddress(item.picture.source);
    releasePicture = address.release;
    try {
      const size = await stage.load(address.url);
      if (current.aborted) return;
      const { cropAspect, cropWidth, cropEnlarge } = store.state.settings;
      choice = beginCrop(size, lastWanted ?? { aspect: cropAspect, width: cropWidth, enlarge: cropEnlarge });
      offered = choice;
      for (const how of early) choice = how(choice);
      update();
      panel.revealAspect();
    } catch {
      if (!current.aborted) panel.unreadable(item);
    }
  }

  function close() {
    opened.abort();
    leave.close();
    id = null;
    choice = null;
    offered = null;
    early = [];
    endSaving();
    stage.clear();
    releasePicture();
    releasePicture = () => {};
  }

  /** @param {(choice: CropChoice) => CropChoice} how */
  function change(how) {
    if (!choice) {
      early.push(how);
      return;
    }
    choice = how(choice);
    update();
  }

  function update() {
    if (!choice) return;
    const figures = figuresOf(choice);
    stage.show(choice, figures.cut);
    panel.update({ choice, rect: wholeSelection(choice), figures, canSave: changesPicture(choice) });
  }

  /** @param {KeyboardEvent} event */
  function nudge(event) {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (!direction || altKey) return;
    event.preventDefault();
    const step = shiftKey ? 10 : 1;
    const [dx, dy] = direction.map((one) => one * step);
    change((before) => nudged(before, { dx, dy, resize: ctrlKey || metaKey }));
    panel.say();
  }

  async function restore() {
    if (!id) return;
    const restored = id;
    commands.closeDialog();
    await commands.restoreOriginal(restored);
  }

  async function save() {
    if (!id || !choice || saving) return;
    const { aspect, width, enlarge } = choice;
    if (aspect) lastWanted = { aspect, width, enlarge };
    const { signal: current } = opened;
    saving = true;
    panel.busy(true);
    try {
      const isDone = (await commands.applyCrop(id, cropOrder(choice), { signal: current })) !== false;
      if (isDone && !current.aborted) commands.closeDialog();
    } finally {
      if (!current.aborted) endSaving();
    }
  }

  function endSaving() {
    saving = false;
    panel.busy(false);
  }

  function mayClose() {
    const isLost = saving || (choice !== null && offered !== null && !makesSame(choice, offered));
    if (isLost) leave.ask();
    return !isLost;
  }

  return { open, close, mayClose, initialFocus: () => stageRoot };
}
