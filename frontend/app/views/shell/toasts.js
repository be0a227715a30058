import { keepAboveDialogs } from "../../ui/above-dialogs.js";
import { attribute, part } from "../../ui/dom.js";
import { keysText } from "../../ui/hotkeys.js";
import { stayOnTop } from "../../ui/stay-on-top.js";
import { createToastStack } from "../../ui/toast-stack.js";

/**
 * The messages of the store, and the work that is going on, as toasts.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createToastsView({ root, store, commands, signal }) {
  const list = part(root, "toasts");
  const stack = createToastStack(list, {
    onDismiss: (id) => {
      if (id !== workId) commands.dismissToast(id);
    },
    onUndo: commands.undo,
    undoKeys: keysText("Ctrl+Z"),
    signal,
  });
  stayOnTop(part(root, "messages"), { dialogs: part(root, "dialogs"), signal });
  const update = () => {
    const { toasts, work } = store.state;
    stack.update(work ? [...toasts, workToast(work)] : toasts);
  };
  keepAboveDialogs(part(root, "messages"), {
    signal,
    onMove: (isInDialog) => {
      attribute(list, "popover", isInDialog ? "manual" : null);
      if (isInDialog) list.showPopover();
    },
  });
  store.subscribe((state) => state.toasts, update, { signal });
  store.subscribe((state) => state.work, update, { signal });
}

const workId = "work";

const workIcons = { open: "folder", import: "image", save: "upload", export: "download" };

/**
 * @param {NonNullable<import("../../state/state.js").State["work"]>} work
 * @returns {import("../../ui/toast-rules.js").StackedToast}
 */
function workToast({ kind, label, detail, done, total, stop }) {
  return {
    id: workId,
    kind: "progress",
    icon: workIcons[kind],
    title: label,
    detail,
    progress: { done, total },
    actions: stop === null ? [] : [{ label: "Stop", run: stop }],
  };
}
