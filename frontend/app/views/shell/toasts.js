import { keepAboveDialogs } from "../../ui/above-dialogs.js";
import { attribute, part } from "../../ui/dom.js";
import { keysText } from "../../ui/hotkeys.js";
import { isLasting } from "../../ui/toast-rules.js";
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
  /** @type {ReadonlySet<string>} what would only cover a dialog that was opened after it; it waits until that is closed */
  let waiting = new Set();
  const update = () => {
    const { toasts, work, arriving } = store.state;
    const shown = toasts.filter(({ id }) => !waiting.has(id));
    stack.update(work ? [...shown, workToast(work, arriving)] : shown);
  };
  keepAboveDialogs(part(root, "messages"), {
    signal,
    onMove: (isInDialog) => {
      attribute(list, "popover", isInDialog ? "manual" : null);
      if (isInDialog) list.showPopover();
      const passing = isInDialog ? store.state.toasts.filter((toast) => !isLasting(toast)) : [];
      waiting = new Set(passing.map(({ id }) => id));
      update();
    },
  });
  store.subscribe((state) => state.toasts, update, { signal });
  store.subscribe((state) => state.work, update, { signal });
  store.subscribe((state) => state.arriving, update, { signal });
}

const workId = "work";

const workIcons = { open: "folder", import: "image", save: "upload", export: "download" };

/**
 * @param {NonNullable<import("../../state/state.js").State["work"]>} work
 * @param {import("../../state/state.js").Arriving | null} arriving
 * @returns {import("../../ui/toast-rules.js").StackedToast}
 */
function workToast({ kind, label, detail, done, total, stop }, arriving) {
  const isWaitedFor = kind === "import" && (arriving?.waiting ?? 0) > 0;
  return {
    id: workId,
    kind: "progress",
    icon: workIcons[kind],
    title: label,
    detail: isWaitedFor ? "What you asked for is done when all are there." : detail,
    progress: { done, total },
    actions: stop === null ? [] : [{ label: "Stop", run: stop }],
  };
}
