/**
 * @typedef {{
 *   id: string,
 *   kind: "ok" | "info" | "warning" | "error" | "progress",
 *   title: string,
 *   icon?: string,
 *   detail?: string,
 *   actions?: { label: string, hint?: string, run: () => void }[],
 *   progress?: { done: number, total: number },
 *   undo?: object
 * }} StackedToast
 */

const most = 3;

/**
 * The toasts to show, in order: three at most. When there are more, the oldest that would go by themselves wait; errors and
 * progress are shown first.
 *
 * @template {{ kind: string }} T
 * @param {readonly T[]} toasts oldest first
 * @returns {T[]}
 */
export function visibleToasts(toasts) {
  if (toasts.length <= most) return [...toasts];
  const lasting = toasts.filter(isLasting).slice(-most);
  const room = most - lasting.length;
  const passing = room === 0 ? [] : toasts.filter((toast) => !isLasting(toast)).slice(-room);
  return toasts.filter((toast) => lasting.includes(toast) || passing.includes(toast));
}

/**
 * How long a toast stays, in milliseconds: as long as it takes to read it, and longer where there is something to press.
 *
 * @param {StackedToast} toast
 * @returns {number} Infinity for one that stays until it is dismissed
 */
export function lifetimeOf(toast) {
  if (isLasting(toast)) return Infinity;
  const letters = toast.title.length + (toast.detail?.length ?? 0);
  const base = toast.kind === "warning" || toast.actions?.length || toast.undo ? 8000 : 4000;
  return base + letters * 40;
}

/** @param {{ kind: string }} toast @returns {boolean} whether it stays until it is dismissed or done */
export function isLasting({ kind }) {
  return kind === "error" || kind === "progress";
}
