import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findDatasets } from "../../../../app/views/shell/dataset-order.js";
import { hintText } from "../../../../app/views/shell/name-hint.js";
import { draftStatus, serverStatus, zipText } from "../../../../app/views/shell/status-text.js";
import { themeOf } from "../../../../app/views/shell/theme.js";

describe("themeOf", () => {
  const nothing = { parent: undefined, kept: null, systemIsLight: true };

  it("is dark where nobody says anything", () => {
    assert.equal(themeOf("parent", nothing), "dark");
  });

  it("follows the page around it, and what that page left behind", () => {
    assert.equal(themeOf("parent", { ...nothing, parent: "light", kept: "dark" }), "light");
    assert.equal(themeOf("parent", { ...nothing, kept: "light" }), "light");
    assert.equal(themeOf("parent", { ...nothing, parent: "dark", kept: "light" }), "dark");
  });

  it("does as it is told before anything else", () => {
    assert.equal(themeOf("dark", { ...nothing, parent: "light" }), "dark");
    assert.equal(themeOf("light", { ...nothing, parent: "dark" }), "light");
    assert.equal(themeOf("system", { ...nothing, parent: "dark" }), "light");
  });
});

describe("the status bar", () => {
  const server = { online: true, path: "/w", writable: true, freeBytes: 412e9, version: "2.0" };

  it("says how the workspace is", () => {
    assert.deepEqual(serverStatus(server), { text: "Workspace connected, 412 GB free", tone: "ok" });
    assert.equal(serverStatus({ ...server, writable: false }).tone, "bad");
    assert.equal(
      serverStatus({ ...server, path: null }).tone,
      "idle",
      "before the first answer nobody knows",
    );
    assert.equal(serverStatus({ ...server, online: false }).text, "Server not reached");
  });

  it("says what would not survive a closed tab", () => {
    const at = 1_000_000;
    /** @type {(draft: import("../../../../app/state/state.js").DraftState, waiting?: number, refused?: number) => ReturnType<typeof draftStatus>} */
    const status = (draft, waiting = 0, refused = 0) =>
      draftStatus({ draft, left: { waiting, refused } }, at);
    const none = /** @type {const} */ ({ state: "none", at: null, unprotected: 0 });
    assert.equal(status(none), null);
    assert.equal(
      status({ state: "kept", at: at - 20_000, unprotected: 0 })?.text,
      "Draft kept in this browser, 20 s ago",
    );
    assert.match(status({ state: "partly", at, unprotected: 3 })?.text ?? "", /without 3 images/);
    assert.match(status({ state: "keeping", at, unprotected: 3 })?.text ?? "", /3 images to go/);
    assert.deepEqual(status({ state: "failed", at: null, unprotected: 3 }), {
      text: "No draft kept in this browser: 3 changed images only in this tab",
      tone: "bad",
    });
    assert.match(status(none, 2)?.text ?? "", /2 images to go/, "of what was open before");
    assert.match(status({ state: "keeping", at, unprotected: 3 }, 2)?.text ?? "", /5 images to go/);
    assert.match(status(none, 0, 2)?.text ?? "", /without 2 images/);
    assert.match(status({ state: "partly", at, unprotected: 3 }, 0, 2)?.text ?? "", /without 5 images/);
  });

  it("says how the ZIP copy is", () => {
    assert.equal(zipText("writing"), "ZIP copy: writing…");
    assert.equal(zipText(null), "");
  });
});

describe("findDatasets", () => {
  /** @type {(title: string, images: number, changed: string) => import("../../../../app/state/state.js").WorkspaceDataset} */
  const dataset = (title, images, changed) => ({
    ...{ name: `1_${title}`, title, images, changed },
    ...{ bytes: images * 1000, texts: 0, covers: [] },
  });
  const datasets = [
    dataset("toy 10", 5, "2026-11-01T10:00:00Z"),
    dataset("Toy 9", 5, "2026-11-03T10:00:00Z"),
    dataset("dog", 50, "2026-11-02T10:00:00Z"),
  ];
  const titles = (/** @type {Parameters<typeof findDatasets>[1]} */ options) =>
    findDatasets(datasets, options).map(({ title }) => title);

  it("orders by what is asked, alike ones by name with numbers as numbers", () => {
    assert.deepEqual(titles({ search: "", order: "changed" }), ["Toy 9", "dog", "toy 10"]);
    assert.deepEqual(titles({ search: "", order: "images" }), ["dog", "Toy 9", "toy 10"]);
    assert.deepEqual(titles({ search: "", order: "name" }), ["dog", "Toy 9", "toy 10"]);
  });

  it("finds a part of the name in any case", () => {
    assert.deepEqual(titles({ search: " TOY ", order: "name" }), ["Toy 9", "toy 10"]);
    assert.deepEqual(titles({ search: "1_dog", order: "name" }), ["dog"]);
  });
});

describe("hintText", () => {
  it("says what folder a save writes, and warns before another is replaced", () => {
    assert.equal(hintText({ name: "1_My_Set", exists: false }, null), "Saved as 1_My_Set");
    assert.equal(hintText({ name: "1_dog", exists: true }, "1_dog"), "Saved as 1_dog");
    assert.match(hintText({ name: "1_dog", exists: true }, "1_cat"), /there already/);
    assert.match(hintText({ name: "1_dog", exists: true }, null), /there already/);
  });
});
