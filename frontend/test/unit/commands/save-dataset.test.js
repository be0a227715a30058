import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createTell } from "../../../app/commands/context.js";
import { createEditTimes } from "../../../app/commands/edit-times.js";
import { createSaveCommands } from "../../../app/commands/save-dataset.js";
import { DatasetDocument } from "../../../app/model/document.js";
import { itemFromFile, itemFromStored } from "../../../app/model/items.js";
import { localSource } from "../../../app/model/local-source.js";
import { addTagsTo } from "../../../app/model/text-edits.js";
import { ServerProblem, Unreachable } from "../../../app/services/http.js";
import { defaultSettings } from "../../../app/state/settings.js";
import { createStore } from "../../../app/state/store.js";

/** @param {string} file @param {string | null} text @param {string} version @returns {import("../../../app/model/items.js").ImageEntry} */
function entry(file, text, version) {
  return {
    file,
    mime: "image/png",
    bytes: 3,
    width: 8,
    height: 8,
    version,
    sha256: null,
    text,
    textFile: text === null ? null : file.replace(/\.\w+$/u, ".txt"),
    textVersion: text === null ? null : `text of ${version}`,
    textProblem: null,
    otherText: null,
    mode: null,
    problem: null,
  };
}

/** A stored dataset `1_set` with two images, and a third that is only here. */
function openDocument() {
  const place = { name: "1_set", trigger: null };
  const items = [entry("a.png", "dog, grass", "1"), entry("b.png", null, "1")].map((one, at) =>
    itemFromStored(one, { ...place, id: `s${at}`, number: at + 1 }),
  );
  const document = new DatasetDocument({ name: "set", folder: "1_set", revision: "r1", items });
  const source = localSource(new Blob(["new"]));
  const facts = { mime: "image/png", width: 4, height: 4, sha256: null, text: "cat" };
  const item = itemFromFile({ id: document.newId(), number: 3, file: "c.png", source, ...facts });
  document.apply({ type: "add", items: [{ item, at: 2 }] });
  document.apply(/** @type {any} */ (addTagsTo(document, ["s0"], ["sun"])));
  return document;
}

/**
 * @param {{
 *   change: ((body: import("../../../app/model/changes.js").ChangesBody) => any)[],
 *   progress?: () => import("../../../app/services/datasets.js").SaveProgress
 * }} server one answer a commit; `progress` is that of a save which a page that is gone has begun
 */
function setUp({ change, progress }) {
  const store = createStore({ settings: { ...defaultSettings }, now: () => 0 });
  store.open(openDocument());
  /** @type {{ item: string, save: string }[]} */
  const staged = [];
  /** @type {import("../../../app/model/changes.js").ChangesBody[]} */
  const commits = [];
  const onStage = { run: () => {} };
  const onCommit = { run: () => {} };
  const datasets = {
    stageAll: async (/** @type {string} */ _, /** @type {any} */ { images, save }) => {
      images.forEach((/** @type {any} */ { item }) => staged.push({ item, save }));
      onStage.run();
    },
    async change(/** @type {string} */ _, /** @type {any} */ body) {
      commits.push(structuredClone(body));
      onCommit.run();
      const answer = change[commits.length - 1](body);
      if (answer instanceof Error || answer instanceof DOMException) throw answer;
      return answer;
    },
    progress: async () => progress?.() ?? { staged: {}, answer: null },
    workspace: async () => {
      throw new Unreachable(null);
    },
  };
  const commands = createSaveCommands(
    /** @type {any} */ ({
      store,
      services: {
        datasets,
        hashing: { sha256: async (/** @type {Blob} */ blob) => `of ${await blob.text()}` },
      },
      ask: async () => false,
      tell: createTell(store),
      keeper: { flush: async () => undefined },
      times: createEditTimes({ store, now: () => 0 }),
      opening: { remember: () => undefined },
      exportZip: () => undefined,
      wait: () => new Promise(() => undefined),
    }),
  );
  return { store, staged, commits, commands, onStage, onCommit };
}

const conflict = () =>
  new ServerProblem(412, "changed-since-loaded", "Changed.", {
    conflicts: [{ file: "a.png", kind: "text", now: entry("a.png", "dog, rain", "9") }],
  });

const saved = (/** @type {any} */ body) => ({
  status: "saved",
  name: "1_set",
  path: "/ws/datasets/1_set",
  revision: "r2",
  zip: "none",
  images: [
    { requested: "a.png", was: "a.png", item: null, ...entry("a.png", "dog, grass, sun", "2") },
    ...body.added.map((/** @type {any} */ one) => ({
      requested: one.file,
      was: null,
      item: one.item,
      ...entry(one.file, one.text, "2"),
    })),
  ],
  removed: [],
  notes: [],
});

describe("save", () => {
  it("stages what is new, commits only what changed, and knows then that all is saved", async () => {
    const { store, staged, commits, commands } = setUp({ change: [saved] });
    assert.equal(store.document?.changedCount, 2);
    await commands.save();
    assert.equal(staged.length, 1);
    assert.deepEqual(commits[0].texts, [{ file: "a.png", text: "dog, grass, sun", base: "text of 1" }]);
    assert.deepEqual(commits[0].added, [{ item: staged[0].item, file: "c.png", text: "cat" }]);
    assert.equal(commits[0].save, staged[0].save);
    assert.equal(store.document?.changedCount, 0);
    assert.equal(store.state.toasts.find(({ id }) => id === "saved")?.title, "Saved 2 changes");
  });

  it("asks again for an answer that was lost, to the letter, before it sends anything newer", async () => {
    const lost = () => new Unreachable(new Error("cut"));
    const { store, staged, commits, commands } = setUp({ change: [lost, saved, saved] });
    await commands.save();
    assert.equal(store.document?.changedCount, 2);
    store.edit(addTagsTo(/** @type {any} */ (store.document), ["s1"], ["late"]), "late");
    await commands.save();
    assert.deepEqual(commits[1], commits[0]);
    assert.deepEqual(commits[2].texts, [{ file: "b.png", text: "late", base: null }]);
    assert.notEqual(commits[2].save, commits[0].save);
    assert.equal(staged.length, 1);
  });

  it("lets the answer to the lost save decide, even where it is no", async () => {
    const lost = () => new ServerProblem(502, "unknown", "The server answered 502.", {});
    const { store, commits, commands } = setUp({ change: [lost, conflict, saved] });
    store.subscribe(
      (state) => state.dialog,
      (dialog) => dialog?.name === "conflict" && dialog.resolve([{ id: "s0", file: "a.png", side: "mine" }]),
    );
    await commands.save();
    await commands.save();
    assert.deepEqual(commits[1], commits[0]);
    assert.deepEqual(commits[2].texts, [{ file: "a.png", text: "dog, grass, sun", base: "text of 9" }]);
    assert.equal(store.document?.changedCount, 0);
  });

  it("says after each kind of failure what is known, and no more", async () => {
    const cases = [
      { error: new ServerProblem(500, "internal", "Something went wrong.", {}), known: false },
      { error: new ServerProblem(502, "unknown", "The server answered 502.", {}), known: false },
      { error: new ServerProblem(504, "unknown", "The server answered 504.", {}), known: false },
      { error: new ServerProblem(409, "save-in-progress", "It is being written.", {}), known: false },
      { error: new Unreachable(new DOMException("", "TimeoutError")), known: false },
      { error: new DOMException("", "AbortError"), known: false },
      { error: new ServerProblem(507, "disk-full", "The disk is full.", {}), known: true },
      { error: new ServerProblem(413, "too-large", "That is too large.", {}), known: true },
      { error: new ServerProblem(404, "dataset-not-found", "Dataset not found", {}), known: true },
    ];
    for (const { error, known } of cases) {
      const { store, commits, commands } = setUp({ change: [() => error, saved] });
      await commands.save();
      const { detail = "" } = store.state.toasts.find(({ id }) => id === "unsaved") ?? {};
      assert.match(detail, /all 2 changes are safe in this browser/iu, String(error));
      assert.equal(/Nothing changed on disk/u.test(detail), known, detail);
      assert.equal(/changes nothing twice/u.test(detail), !known, detail);
      await commands.save();
      assert.deepEqual(commits[1], commits[0], String(error));
      assert.equal(store.document?.changedCount, 0);
      assert.equal(
        store.state.toasts.find(({ id }) => id === "unsaved"),
        undefined,
        "the old failure is still shown",
      );
    }
  });

  it("goes on with what is staged after the server refused", async () => {
    const full = () => new ServerProblem(507, "disk-full", "Disk full: need 812 MB, 95 MB free.", {});
    const { store, staged, commits, commands } = setUp({ change: [full, saved] });
    await commands.save();
    const error = store.state.toasts.find(({ kind }) => kind === "error");
    assert.match(error?.detail ?? "", /need 812 MB.*All 2 changes are safe/u);
    assert.equal(store.document?.changedCount, 2);
    await commands.save();
    assert.equal(staged.length, 1);
    assert.equal(commits[1].save, commits[0].save);
    assert.equal(store.document?.changedCount, 0);
  });

  it("asks after a refusal whether an earlier try went through, so that no later edit is taken for saved", async () => {
    const refused = () => new ServerProblem(404, "unknown", "The tunnel is gone.", {});
    let isThrough = false;
    const { store, commits, commands } = setUp({
      change: [refused, saved],
      progress() {
        const answer = isThrough ? saved(commits[0]) : null;
        for (const image of answer?.images ?? []) Object.assign(image, { sha256: "of new" });
        return /** @type {any} */ ({ staged: {}, answer });
      },
    });
    await commands.save();
    isThrough = true;
    store.edit(addTagsTo(/** @type {DatasetDocument} */ (store.document), ["s0"], ["moon"]), "Added moon");
    await commands.save();
    assert.notEqual(commits[1].save, commits[0].save);
    assert.deepEqual(
      commits[1].texts.map(({ file, text }) => [file, text]),
      [["a.png", "dog, grass, sun, moon"]],
    );
    assert.deepEqual(commits[1].added, []);
  });

  it("does not remove an image that was brought back while others were sent", async () => {
    const { store, commits, commands, onStage } = setUp({ change: [saved] });
    const document = /** @type {DatasetDocument} */ (store.document);
    store.edit({ type: "remove", ids: ["s1"] }, "Removed image 2");
    onStage.run = () => void store.undo();
    await commands.save();
    assert.deepEqual(commits[0].removed, []);
    assert.ok(document.has("s1"));
    assert.equal(document.changedCount, 0);
    assert.ok(
      store.state.toasts.some(({ title }) => /Saved 2 changes/u.test(title)),
      store.state.toasts.map(({ title }) => title).join(),
    );
  });

  it("leaves alone what is open by the time when a save of something else is refused", async () => {
    const refused = (/** @type {number} */ status, /** @type {string} */ code) =>
      new ServerProblem(status, code, "No.", { conflicts: [] });
    for (const [error, title] of /** @type {const} */ ([
      [refused(412, "changed-since-loaded"), "Not saved: set"],
      [refused(409, "dataset-exists"), "Not saved: set"],
      [refused(507, "disk-full"), "Not saved: set"],
      [new Unreachable(new DOMException("", "TimeoutError")), "Not known whether set was saved"],
    ])) {
      const { store, commits, commands, onCommit } = setUp({ change: [() => error, saved] });
      const other = openDocument();
      onCommit.run = () => store.open(other);
      await commands.save();
      assert.equal(store.state.dialog, null, "no question about what was left");
      const told = store.state.toasts.filter(({ kind }) => kind === "error");
      assert.deepEqual(
        told.map((toast) => [toast.title, toast.actions ?? []]),
        [[title, []]],
      );
      assert.match(told[0].detail ?? "", /in its draft/u);
      assert.equal(other.changedCount, 2);
      assert.equal(commits.length, 1);
    }
  });

  it("does nothing to what was opened since, when a failed save is tried again", async () => {
    const { store, commits, commands } = setUp({
      change: [() => new ServerProblem(507, "disk-full", "The disk is full.", {}), saved],
    });
    await commands.save();
    const again = store.state.toasts.find(({ id }) => id === "unsaved")?.actions?.[0];
    assert.equal(again?.label, "Try again");
    store.open(openDocument());
    await Promise.resolve();
    assert.equal(
      store.state.toasts.find(({ id }) => id === "unsaved"),
      undefined,
    );
    await again?.run();
    assert.equal(commits.length, 1);
  });

  const begunSave = { save: "save-that-was-begun", name: "1_set", asCopy: false };

  it("goes on with what a page that is gone has sent, as far as that is what it has here", async () => {
    for (const [sha256, count] of /** @type {const} */ ([
      ["of new", 0],
      ["of old", 1],
    ])) {
      const progress = () => ({ staged: { "image-i1": sha256 }, answer: null });
      const { store, staged, commits, commands } = setUp({ change: [saved], progress });
      Object.assign(store.document ?? {}, { begunSave });
      await commands.save();
      assert.equal(commits[0].save, begunSave.save);
      assert.equal(commits[0].added[0].item, "image-i1");
      assert.equal(staged.length, count, sha256);
      assert.equal(store.document?.begunSave, null);
    }
  });

  it("takes in that the save of a page that is gone went through, and saves only what was edited since", async () => {
    const { store, staged, commits, commands } = setUp({
      change: [saved],
      progress() {
        const answer = saved({ added: [{ item: "image-i1", file: "c.png", text: "cat" }] });
        return /** @type {any} */ ({
          staged: {},
          answer: { ...answer, images: answer.images.map((one) => ({ ...one, sha256: "of new" })) },
        });
      },
    });
    const document = /** @type {DatasetDocument} */ (store.document);
    document.begunSave = begunSave;
    document.apply(/** @type {any} */ (addTagsTo(document, ["i1"], ["sofa"])));
    await commands.save();
    assert.equal(staged.length, 0);
    assert.notEqual(commits[0].save, begunSave.save);
    assert.deepEqual(commits[0].added, []);
    assert.deepEqual(
      commits[0].texts.map(({ file, text }) => [file, text]),
      [["c.png", "cat, sofa"]],
    );
  });

  it("asks about what both sides changed; mine is then sent against the newer version", async () => {
    const { store, commits, commands } = setUp({ change: [conflict, saved] });
    store.subscribe(
      (state) => state.dialog,
      (dialog) => dialog?.name === "conflict" && dialog.resolve([{ id: "s0", file: "a.png", side: "mine" }]),
    );
    await commands.save();
    assert.deepEqual(commits[1].texts, [{ file: "a.png", text: "dog, grass, sun", base: "text of 9" }]);
  });

  it("takes theirs without sending anything for it", async () => {
    const { store, commits, commands } = setUp({ change: [conflict, saved] });
    store.subscribe(
      (state) => state.dialog,
      (dialog) =>
        dialog?.name === "conflict" && dialog.resolve([{ id: "s0", file: "a.png", side: "theirs" }]),
    );
    await commands.save();
    assert.deepEqual(commits[1].texts, []);
    assert.equal(commits[1].added.length, 1);
  });
});
