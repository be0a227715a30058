import { announce } from "./announce.js";
import { attribute, clone, element, findPart, part, setIcon, show, text } from "./dom.js";
import { createKeyedList } from "./keyed-list.js";
import { quarterOf, showProgress } from "./progress.js";
import { lifetimeOf, visibleToasts } from "./toast-rules.js";

/** @typedef {import("./toast-rules.js").StackedToast} StackedToast */

const icons = { ok: "check", info: "info", warning: "warning", error: "warning", progress: "upload" };

/**
 * Short messages at the edge of the page, at most three at once. Each goes by itself after a while, but not while the pointer or
 * the focus is on one, nor while the page is not looked at; errors and progress stay.
 *
 * @param {HTMLElement} root
 * @param {{
 *   onDismiss: (id: string) => void,
 *   onUndo: () => void,
 *   undoKeys: string,
 *   signal: AbortSignal
 * }} options `onDismiss` takes the toast out of the list that `update` gets
 * @returns {{ update: (toasts: readonly StackedToast[]) => void }}
 */
export function createToastStack(root, { onDismiss, onUndo, undoKeys, signal }) {
  /** @type {Map<string, { left: number, since: number, timer?: ReturnType<typeof setTimeout> }>} */
  const clocks = new Map();
  /** @type {Map<string, number>} the quarter of the way that was last spoken */
  const spoken = new Map();
  let isHeld = false;

  const start = (/** @type {string} */ id) => {
    const clock = clocks.get(id);
    if (!clock || isHeld || clock.timer !== undefined || !Number.isFinite(clock.left)) return;
    clock.since = performance.now();
    clock.timer = setTimeout(() => onDismiss(id), clock.left);
  };

  const stop = (/** @type {string} */ id) => {
    const clock = clocks.get(id);
    if (!clock || clock.timer === undefined) return;
    clearTimeout(clock.timer);
    clock.timer = undefined;
    clock.left = Math.max(1500, clock.left - (performance.now() - clock.since));
  };

  const hold = (/** @type {boolean} */ held) => {
    isHeld = held;
    for (const id of clocks.keys()) (held ? stop : start)(id);
  };
  const look = () => hold(document.hidden || root.matches(":hover, :focus-within"));

  const fill = (/** @type {HTMLElement} */ item, /** @type {StackedToast} */ toast) => {
    item.dataset.kind = toast.kind;
    setIcon(item, toast.icon ?? (toast.undo ? "undo" : icons[toast.kind]));
    text(part(item, "toast-title"), toast.title);
    const detail = part(item, "toast-detail");
    text(detail, toast.detail ?? "");
    show(detail, Boolean(toast.detail));
    fillProgress(item, toast);
    fillActions(part(item, "toast-actions"), toast);
  };

  const fillProgress = (/** @type {HTMLElement} */ item, /** @type {StackedToast} */ toast) => {
    const bar = part(item, "toast-progress");
    show(bar, toast.progress !== undefined);
    if (!toast.progress) return;
    const { done, total } = toast.progress;
    attribute(bar, "aria-label", toast.title);
    attribute(bar, "data-state", total > 0 ? null : "unknown");
    showProgress(bar, [{ share: total > 0 ? done / total : 0 }], toast.detail ?? `${done} of ${total}`);
    const quarter = quarterOf(done, total);
    if (quarter > (spoken.get(toast.id) ?? 0)) announce(`${toast.title}: ${quarter * 25} %`);
    spoken.set(toast.id, quarter);
  };

  const fillActions = (/** @type {HTMLElement} */ row, /** @type {StackedToast} */ toast) => {
    const actions = toast.undo
      ? [{ label: "Undo", hint: undoKeys, run: onUndo }, ...(toast.actions ?? [])]
      : (toast.actions ?? []);
    const wanted = actions.map(({ label, hint }) => `${label}\t${hint ?? ""}`).join("\n");
    show(row, actions.length > 0);
    if (row.dataset.shown === wanted) return;
    row.dataset.shown = wanted;
    row.replaceChildren(...actions.map(actionButton));
  };

  const list = createKeyedList(root, {
    key: (/** @type {StackedToast} */ toast) => toast.id,
    create: (toast) => {
      const item = clone("toast");
      attribute(item, "role", roleOf(toast));
      part(item, "toast-close").addEventListener("click", () => {
        moveFocusOut(item);
        onDismiss(toast.id);
      });
      return item;
    },
    update: fill,
  });

  root.addEventListener("pointerenter", look, { signal });
  root.addEventListener("pointerleave", look, { signal });
  root.addEventListener("focusin", look, { signal });
  root.addEventListener("focusout", () => queueMicrotask(look), { signal });
  // One listener for all buttons: what an action does may change while its button stays.
  root.addEventListener(
    "click",
    (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-action]") : null;
      const item = button?.closest(".toast");
      const toast = latest.find(({ id }) => list.get(id) === item);
      if (!toast || !(button instanceof HTMLElement)) return;
      const index = Number(button.dataset.action) - (toast.undo ? 1 : 0);
      const run = index < 0 ? onUndo : toast.actions?.[index]?.run;
      if (item instanceof HTMLElement) moveFocusOut(item);
      onDismiss(toast.id);
      run?.();
    },
    { signal },
  );
  document.addEventListener("visibilitychange", look, { signal });
  signal.addEventListener("abort", () => hold(true));

  /** @type {readonly StackedToast[]} */
  let latest = [];
  return {
    update(toasts) {
      latest = toasts;
      const visible = visibleToasts(toasts);
      for (const id of clocks.keys()) {
        if (visible.some((toast) => toast.id === id)) continue;
        stop(id);
        clocks.delete(id);
      }
      for (const toast of visible) {
        if (!clocks.has(toast.id)) clocks.set(toast.id, { left: lifetimeOf(toast), since: 0 });
      }
      list.update(visible);
      for (const toast of visible) start(toast.id);
    },
  };
}

/** @param {StackedToast} toast */
function roleOf(toast) {
  if (toast.kind === "error") return "alert";
  return toast.kind === "progress" ? "group" : "status";
}

/**
 * @param {{ label: string, hint?: string }} action
 * @param {number} index
 */
function actionButton({ label, hint }, index) {
  const button = element("button", `button button--small${index > 0 ? " button--ghost" : ""}`, label);
  button.type = "button";
  button.dataset.action = String(index);
  if (hint) button.append(element("kbd", "keycap", hint));
  return button;
}

/**
 * A toast that goes must not take the focus with it into nowhere: in a dialog, that would be where its keys do not reach.
 *
 * @param {HTMLElement} item
 */
function moveFocusOut(item) {
  const neighbour = item.nextElementSibling ?? item.previousElementSibling;
  const next = neighbour ? findPart(neighbour, "toast-close") : null;
  const dialog = item.closest("dialog");
  if (dialog) dialog.tabIndex = -1;
  (next ?? dialog)?.focus();
}
