import { part, show, text } from "../../ui/dom.js";
import { countText } from "../../ui/wording.js";
import { batchText, draftStatus, savedText, serverStatus, zipText } from "./status-text.js";

/** How often “3 min ago” is looked at again. */
const tick = 5000;

/**
 * The bar at the bottom: how the server, the draft and the last save are.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createStatusbarView({ root, store, commands, signal }) {
  const bar = part(root, "statusbar");

  const showStatus = (
    /** @type {string} */ name,
    /** @type {import("./status-text.js").Status | null} */ status,
  ) => {
    show(part(bar, name), status !== null);
    if (status === null) return;
    text(part(bar, `${name}-text`), status.text);
    part(bar, `${name}-dot`).className = `dot dot--${status.tone}`;
  };

  const showText = (/** @type {string} */ name, /** @type {string} */ words) => {
    text(part(bar, name), words);
    show(part(bar, name), words !== "");
  };

  const update = () => {
    const { screen, server, savedAt, zip } = store.state;
    const isDataset = screen === "dataset";
    const connection = serverStatus(server);
    const isTrouble = connection.tone === "bad";
    showStatus("server", isDataset && !isTrouble ? null : connection);
    showStatus("draft", draftStatus(store.state, Date.now()));
    showText("saved", isDataset ? savedText(savedAt) : "");
    showText("zip", isDataset ? zipText(zip) : "");
    showText("batch", isDataset ? batchText(store.state) : "");
    showText("version", server.version ? `TagPilot ${server.version}` : "TagPilot");
    show(part(bar, "status-shortcuts"), isDataset);
    showText("status-counts", countsText());
  };

  const countsText = () => {
    const { screen, workspace } = store.state;
    if (screen === "start") return workspace ? countText(workspace.datasets.length, "dataset") : "";
    const opened = store.document;
    return opened ? `${countText(opened.size, "image")} · ${countText(opened.tags.size, "tag")}` : "";
  };

  part(bar, "batch").addEventListener("click", () => commands.showRun(), { signal });
  part(bar, "status-shortcuts").addEventListener("click", () => commands.openDialog("shortcuts"), { signal });
  store.subscribe((state) => state, update, { signal });
  const timer = setInterval(update, tick);
  signal.addEventListener("abort", () => clearInterval(timer));
}
