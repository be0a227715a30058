import { countText } from "../ui/wording.js";

/**
 * What becomes of unsaved changes when this tab closes, in a sentence.
 *
 * @param {import("../state/state.js").DraftState} draft
 * @param {number} count of changes
 * @returns {string}
 */
export function safetyText({ state, unprotected }, count) {
  const changes =
    count === 0 ? "your work" : count === 1 ? "your change" : `all ${countText(count, "change")}`;
  const verb = count < 2 ? "is" : "are";
  if (state === "failed") return `Keep this tab open: this browser keeps no draft of ${changes}.`;
  if (state === "keeping")
    return `Keep this tab open for now: ${countText(unprotected, "image")} ${unprotected === 1 ? "is" : "are"} still on the way into the draft in this browser.`;
  if (state === "partly")
    return `Keep this tab open: ${changes} ${verb} safe in this browser, except for ${countText(unprotected, "image")} that it has no room for.`;
  return `${changes[0].toUpperCase()}${changes.slice(1)} ${verb} safe in this browser.`;
}

/**
 * What becomes of unsaved changes when something else is opened, and how to agree to that.
 *
 * @param {import("../state/state.js").DraftState} draft
 * @returns {{ text: string, confirmLabel: string, danger?: boolean }}
 */
export function whatStays({ state, unprotected }) {
  if (state === "failed")
    return {
      text: "This browser keeps no draft of them. Save or export first, or they are lost.",
      confirmLabel: "Leave and lose them",
      danger: true,
    };
  if (state === "partly")
    return {
      text: `They are kept in this browser as a draft, but without ${countText(unprotected, "image")}: there is no room. Save or export first, or those are gone when this tab is closed.`,
      confirmLabel: "Leave all the same",
      danger: true,
    };
  const onItsWay =
    state === "keeping"
      ? ` Keep this tab open until ${countText(unprotected, "more image")} ${unprotected === 1 ? "is" : "are"} in it.`
      : "";
  return {
    text: `They are kept in this browser as a draft, which the start page offers to resume.${onItsWay}`,
    confirmLabel: "Leave",
  };
}
