import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addTagsTo, removeTagFrom, setTrigger } from "../../../app/model/text-edits.js";
import { defaultSettings } from "../../../app/state/settings.js";
import { createStore } from "../../../app/state/store.js";
import { storedDocument } from "../model/fixtures.js";

/** @typedef {import("../../../app/model/types.js").Touched} Touched */

/** @param {readonly (string | null)[]} texts */
function openStore(texts = ["dog, cat", "dog", "cow"]) {
  const clock = { now: 0 };
  const store = createStore({ settings: { ...defaultSettings }, now: () => clock.now });
  const document = storedDocument(texts);
  store.open(document);
  return { store, document, clock };
}

/** Lets the microtasks of this turn run. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("open and close", () => {
  it("shows the document's images and forgets the one before", () => {
    const { store, document } = openStore();
    assert.deepEqual(
      [store.state.screen, store.state.focusId, store.results.ids.length],
      ["dataset", "i1", 3],
    );
    store.edit(removeTagFrom(document, document.ids(), "dog"), "Removed “dog” from 2 images");
    store.set({ query: "cat", selection: new Set(["i1"]) });
    store.open(storedDocument([null]));
    assert.deepEqual(
      [store.state.query, store.state.selection.size, store.state.canUndo, store.undo()],
      ["", 0, null, null],
    );
    const { revision } = store.state;
    document.apply({ type: "trigger", trigger: "t" });
    assert.equal(store.state.revision, revision, "the old document is not listened to");
    store.close();
    assert.deepEqual([store.document, store.state.screen, store.results.size], [null, "start", 0]);
    assert.equal(store.edit({ type: "trigger", trigger: "t" }, "typed"), false);
  });
});

describe("edit, undo, redo", () => {
  it("is one step, said in words", () => {
    const { store, document } = openStore();
    const { revision } = store.state;
    store.edit(removeTagFrom(document, document.ids(), "dog"), "Removed “dog” from 2 images");
    assert.deepEqual([store.state.canUndo, store.state.canRedo], ["Removed “dog” from 2 images", null]);
    assert.ok(store.state.revision > revision);
    assert.equal(store.undo(), "Removed “dog” from 2 images");
    assert.deepEqual([store.state.canUndo, store.state.canRedo], [null, "Removed “dog” from 2 images"]);
    assert.equal(document.get("i2").body, "dog");
    assert.equal(store.redo(), "Removed “dog” from 2 images");
    assert.equal(document.get("i2").body, "");
    assert.deepEqual([store.redo(), store.undo(), store.undo()], [null, "Removed “dog” from 2 images", null]);
  });

  it("records nothing for what changes nothing", () => {
    const { store, document } = openStore();
    const { revision } = store.state;
    assert.equal(store.edit(null, "nothing"), false);
    assert.equal(store.edit({ type: "trigger", trigger: document.trigger }, "typed"), false);
    assert.equal(store.state.canUndo, null);
    assert.ok(store.state.revision >= revision);
  });

  it("joins what was typed in one go, by the clock it was given", () => {
    const { store, document, clock } = openStore();
    for (const typed of ["f", "fl", "flff"]) {
      clock.now += 100;
      store.edit(setTrigger(document, typed), "Changed the trigger word", { mergeKey: "trigger" });
    }
    clock.now += 900;
    store.edit(setTrigger(document, "flffdog"), "Changed the trigger word", { mergeKey: "trigger" });
    store.undo();
    assert.equal(document.trigger, "flff");
    store.undo();
    assert.equal(document.trigger, "");
  });

  it("passes over a step that a save made impossible", () => {
    const { store, document } = openStore();
    store.edit(addTagsTo(document, ["i2"], ["big"]), "Added “big”");
    store.edit({ type: "remove", ids: ["i1"] }, "Removed 1 image");
    document.markSaved({
      folder: "1_dogs",
      revision: "r2",
      trigger: "",
      remembered: false,
      items: [],
      gone: ["i1"],
      modes: [],
    });
    assert.equal(store.undo(), "Added “big”");
    assert.equal(document.get("i2").body, "dog");
  });
});

describe("results, selection and focus", () => {
  it("follow the query, the sort and the edits", () => {
    const { store, document } = openStore();
    store.set({ query: "tag:dog" });
    assert.deepEqual([...store.results.ids], ["i1", "i2"]);
    store.set({ sort: { key: "number", descending: true } });
    assert.deepEqual([...store.results.ids], ["i2", "i1"]);
    store.edit(addTagsTo(document, ["i3"], ["dog"]), "Added “dog”");
    assert.deepEqual([...store.results.ids], ["i3", "i2", "i1"]);
    assert.equal(store.needs.count("untagged"), 0);
  });

  it("let go of what was removed; the focus goes to its neighbour and comes back to nothing at the end", () => {
    const { store } = openStore();
    store.set({ focusId: "i2", anchorId: "i2", selection: new Set(["i1", "i2"]), preview: "i2" });
    store.edit({ type: "remove", ids: ["i2"] }, "Removed 1 image");
    assert.deepEqual([store.state.focusId, store.state.anchorId, store.state.preview], ["i3", null, null]);
    assert.deepEqual([...store.state.selection], ["i1"]);
    store.edit({ type: "remove", ids: ["i3"] }, "Removed 1 image");
    assert.equal(store.state.focusId, "i1");
    store.edit({ type: "remove", ids: ["i1"] }, "Removed 1 image");
    assert.equal(store.state.focusId, null);
  });

  it("survive a filter", () => {
    const { store } = openStore();
    store.set({ focusId: "i3", selection: new Set(["i3"]) });
    store.set({ query: "tag:dog" });
    assert.deepEqual([store.state.focusId, [...store.state.selection]], ["i3", ["i3"]]);
  });
});

describe("subscribe", () => {
  it("calls at once, then once a turn and only for another value", async () => {
    const { store } = openStore();
    /** @type {unknown[]} */
    const heard = [];
    store.subscribe(
      (state) => state.query,
      (value, previous) => heard.push([value, previous]),
    );
    store.set({ query: "a" });
    store.set({ query: "ab" });
    store.set({ tileHeight: 200 });
    assert.deepEqual(heard, [["", undefined]]);
    await turn();
    assert.deepEqual(heard.slice(1), [["ab", ""]]);
    store.set({ query: "x" });
    store.set({ query: "ab" });
    await turn();
    assert.equal(heard.length, 2);
  });

  it("stops with its signal, even in the same turn", async () => {
    const { store } = openStore();
    const controller = new AbortController();
    let calls = 0;
    store.subscribe(
      (state) => state.query,
      () => calls++,
      { signal: controller.signal },
    );
    store.set({ query: "a" });
    controller.abort();
    await turn();
    assert.equal(calls, 1);
    store.subscribe(
      (state) => state.query,
      () => calls++,
      { signal: controller.signal },
    );
    assert.equal(calls, 1);
  });

  it("stops for the other listeners of a turn, too", async () => {
    const { store } = openStore();
    const controller = new AbortController();
    let calls = 0;
    store.subscribe(
      (state) => state.query,
      (value) => value !== "" && controller.abort(),
    );
    store.subscribe(
      (state) => state.query,
      () => calls++,
      { signal: controller.signal },
    );
    store.set({ query: "a" });
    await turn();
    assert.equal(calls, 1);
  });

  it("hears of changes that a listener makes", async () => {
    const { store } = openStore();
    /** @type {string[]} */
    const heard = [];
    store.subscribe(
      (state) => state.query,
      (value) => heard.push(value),
    );
    store.subscribe(
      (state) => state.query,
      (value) => {
        if (value === "a") store.set({ query: "b" });
      },
    );
    store.set({ query: "a" });
    await turn();
    assert.deepEqual(heard, ["", "a", "b"]);
  });

  it("lets the others hear when one listener fails", async () => {
    const { store } = openStore();
    /** @type {unknown[]} */
    const failures = [];
    const listeners = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    process.once("uncaughtException", (failure) => failures.push(failure));
    let heard = "";
    store.subscribe(
      (state) => state.query,
      (value) => {
        if (value !== "") throw new Error("broken");
      },
    );
    store.subscribe(
      (state) => state.query,
      (value) => (heard = value),
    );
    store.set({ query: "a" });
    await turn();
    for (const listener of listeners) process.on("uncaughtException", listener);
    assert.equal(heard, "a");
    assert.match(String(failures[0]), /broken/u);
  });
});

describe("onTouched", () => {
  it("tells once a turn all that was touched, also by a save", async () => {
    const { store, document } = openStore();
    /** @type {Touched[]} */
    const heard = [];
    const controller = new AbortController();
    store.onTouched((touched) => heard.push(touched), { signal: controller.signal });
    store.edit(addTagsTo(document, ["i1"], ["x"]), "Added “x”");
    store.edit(addTagsTo(document, ["i3"], ["x"]), "Added “x”");
    store.edit(setTrigger(document, "t"), "Changed the trigger word");
    assert.equal(heard.length, 0);
    await turn();
    assert.deepEqual(heard, [{ ids: new Set(["i1", "i3"]), order: false, all: true }]);
    document.markSaved({
      folder: "1_dogs",
      revision: "r2",
      trigger: "",
      remembered: false,
      items: [document.get("i2")],
      gone: [],
      modes: [],
    });
    await turn();
    assert.deepEqual(heard[1], { ids: new Set(["i2"]), order: false, all: false });
    controller.abort();
    store.undo();
    await turn();
    assert.equal(heard.length, 2);
  });
});

describe("settings", () => {
  it("and what is shown are one", () => {
    const { store } = openStore();
    store.set({ density: "gallery", tileHeight: 240 });
    assert.deepEqual([store.state.settings.density, store.state.settings.tileHeight], ["gallery", 240]);
    store.set({ settings: { ...store.state.settings, density: "list", inspectorOpen: false } });
    assert.deepEqual(
      [store.state.density, store.state.inspectorOpen, store.state.tileHeight],
      ["list", false, 240],
    );
    const { settings, state } = { settings: store.state.settings, state: store.state };
    store.set({ density: "list" });
    assert.equal(store.state, state);
    store.set({ query: "a" });
    assert.equal(store.state.settings, settings);
  });

  it("decide on the files", () => {
    const { store, document } = openStore([null]);
    store.edit(setTrigger(document, "t"), "Changed the trigger word");
    assert.equal(document.fileText("i1"), "t");
    store.set({ settings: { ...store.state.settings, untagged: "none", captionEnding: ".caption" } });
    assert.deepEqual([document.fileText("i1"), document.rules.captionEnding], [null, ".caption"]);
  });
});

describe("toasts", () => {
  it("are added, replaced and dismissed by id", () => {
    const { store } = openStore();
    const first = store.toast({ kind: "progress", title: "Saving" });
    const second = store.toast({ kind: "ok", title: "Copied" });
    assert.notEqual(first, second);
    assert.equal(store.toast({ id: first, kind: "ok", title: "Saved 1 change" }), first);
    assert.deepEqual(
      store.state.toasts.map((toast) => toast.title),
      ["Saved 1 change", "Copied"],
    );
    store.dismissToast(first);
    store.dismissToast("nobody");
    assert.deepEqual(
      store.state.toasts.map((toast) => toast.id),
      [second],
    );
  });

  it("that offer Undo go when it would undo something else", () => {
    const { store, document } = openStore();
    const titles = () => store.state.toasts.map(({ title }) => title);
    const remove = (/** @type {string} */ tag) => {
      store.edit(removeTagFrom(document, document.ids(), tag), `Removed ${tag}`);
      store.toast({ kind: "info", title: tag, undo: store.lastStep ?? undefined });
    };
    store.toast({ kind: "ok", title: "plain" });
    remove("dog");
    assert.deepEqual(titles(), ["plain", "dog"]);
    remove("cow");
    assert.deepEqual(titles(), ["plain", "cow"], "something else was done");
    store.undo();
    assert.deepEqual(titles(), ["plain"], "it was undone");
    store.redo();
    remove("cat");
    store.open(storedDocument([null]));
    assert.deepEqual(titles(), ["plain"], "something else was opened");
  });
});
