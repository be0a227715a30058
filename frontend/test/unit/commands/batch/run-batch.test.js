import assert from "node:assert/strict";
import { test } from "node:test";
import { createTaggingCommands } from "../../../../app/commands/batch/index.js";
import { createTell } from "../../../../app/commands/context.js";
import { providers } from "../../../../app/providers/index.js";
import { defaultSettings } from "../../../../app/state/settings.js";
import { createStore } from "../../../../app/state/store.js";
import { storedDocument } from "../../model/fixtures.js";

/** @typedef {import("../../../../app/services/runs.js").RunHeader} RunHeader */

/** Runs as the browser's database keeps them. */
function keptRuns() {
  /** @type {Map<string, { header: RunHeader, jobs: Map<string, any>, entries: Map<string, any> }>} */
  const all = new Map();
  return {
    all,
    /** @param {RunHeader} header @param {any} change */
    async keep(header, { jobs, entries, dropped }) {
      const run = all.get(header.id) ?? { header, jobs: new Map(), entries: new Map() };
      all.set(header.id, { ...run, header });
      for (const job of jobs) run.jobs.set(job.key, job);
      for (const { file, entry } of entries) run.entries.set(file, entry);
      for (const file of dropped) {
        run.entries.delete(file);
        for (const side of header.options.sides.keys()) run.jobs.delete(`${side}/${file}`);
      }
    },
    list: async () => Array.from(all.values(), ({ header }) => header),
    /** @param {string} id */
    async read(id) {
      const run = all.get(id);
      return {
        jobs: [...(run?.jobs.values() ?? [])].sort((a, b) => a.at - b.at).map(({ job }) => job),
        entries: [...(run?.entries.values() ?? [])],
      };
    },
    /** @param {string} id */
    remove: async (id) => void all.delete(id),
  };
}

/**
 * The commands of tagging over a model that answers when it is told to.
 *
 * @param {ReturnType<typeof keptRuns>} [runs]
 */
function page(runs = keptRuns()) {
  const store = createStore({ settings: { ...defaultSettings, tagProvider: "compatible" }, now: () => 0 });
  /** @type {((text: string) => void)[]} */
  const asked = [];
  const model = {
    ...providers.compatible,
    key: "none",
    suggest: () =>
      new Promise((resolve) => asked.push((text) => resolve({ rated: null, tags: null, text, usage: null }))),
  };
  const services = /** @type {any} */ ({
    runs,
    providers: { ...providers, compatible: model },
    keys: { get: () => "", place: () => "browser" },
    http: { pass: () => Promise.reject(new Error("not called")) },
    datasets: { bytes: async () => new Blob(["picture"]) },
    pictures: { draw: async () => new Blob(["drawn"], { type: "image/jpeg" }) },
  });
  const { tagging: commands } = createTaggingCommands({
    store,
    services,
    tell: createTell(store),
    ask: async () => ({ checked: false, choice: "confirm" }),
  });
  store.set({
    settings: {
      ...store.state.settings,
      providerChoices: { compatible: { baseUrl: "http://127.0.0.1:1/v1", model: "m" } },
    },
  });
  return { store, commands, asked, runs };
}

/** @param {Partial<import("../../../../app/model/suggestions/types.js").RunOptions>} [more] @returns {import("../../../../app/model/suggestions/types.js").RunOptions} */
const options = (more = {}) => ({
  mode: "tags",
  ifTextExists: "overwrite",
  sides: [{ provider: "compatible", model: "m", prompt: "Tags." }],
  maxTags: 0,
  maxWords: 0,
  maxOutputTokens: 0,
  longSide: 1024,
  concurrency: 4,
  perMinute: 0,
  costLimit: 0,
  joint: "line",
  review: false,
  ...more,
});

/** @param {() => boolean} isTrue */
async function until(isTrue) {
  const limit = Date.now() + 4000;
  while (!isTrue()) {
    assert.ok(Date.now() < limit, "it does not happen");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("a run without a review does not replace a text that was edited while its image was out", async () => {
  const { store, commands, asked } = page();
  const document = storedDocument(["dog", "cat"]);
  store.open(document);
  await commands.startRun(options(), "all");
  await until(() => asked.length === 2);
  store.edit({ type: "text", changes: [{ id: "i1", body: "dog, mine" }] }, "Edited");
  await Promise.resolve();
  for (const answer of asked) answer("bird");
  await until(() => store.state.batch?.phase === "done");
  assert.equal(document.get("i1").body, "dog, mine");
  assert.equal(document.get("i2").body, "bird");
  assert.ok(store.state.toasts.some(({ title }) => title === "1 image was edited meanwhile"));
  assert.deepEqual(store.state.review?.review.ids("undecided"), ["i1"]);
});

test("an image that got a text meanwhile is not asked about where texts are to be left alone", async () => {
  const { store, commands, asked } = page();
  const document = storedDocument([null, null]);
  store.open(document);
  await commands.startRun(options({ ifTextExists: "ignore", concurrency: 1 }), "all");
  await until(() => asked.length === 1);
  store.edit({ type: "text", changes: [{ id: "i2", body: "mine" }] }, "Edited");
  asked[0]("bird");
  await until(() => store.state.batch?.phase === "done");
  assert.equal(asked.length, 1);
  assert.equal(store.state.batch?.jobs.count("skipped"), 1);
  assert.deepEqual([document.get("i1").body, document.get("i2").body], ["bird", "mine"]);
});

test("a second run does not begin while one is under way", async () => {
  const { store, commands, asked } = page();
  store.open(storedDocument([null, null]));
  await Promise.all([commands.startRun(options(), "all"), commands.startRun(options(), "all")]);
  await until(() => asked.length === 2);
  const { jobs } = store.state.batch ?? {};
  await commands.startRun(options(), "all");
  assert.equal(store.state.batch?.jobs, jobs);
  assert.equal(asked.length, 2);
  commands.stopRun();
});

test("a run ends with its dataset, leaves the next one alone, and waits where it was", async () => {
  const { store, commands, asked, runs } = page();
  store.open(storedDocument([null, null, null]));
  await commands.startRun(options({ concurrency: 1 }), "all");
  await until(() => asked.length === 1);
  asked[0]("bird");
  await until(() => asked.length === 2);
  const other = storedDocument(["dog"]);
  store.open(Object.assign(other, { folder: "1_other", name: "other" }));
  await Promise.resolve();
  asked[1]("bird");
  await until(() => runs.all.size === 1);
  assert.equal(store.state.batch, null);
  assert.equal(other.get("i1").body, "dog");

  const again = page(runs);
  again.store.open(storedDocument([null, null, null]));
  await until(() => again.store.state.batch !== null);
  assert.equal(again.store.state.review?.review.counts.undecided, 1);
  assert.equal(again.store.state.batch?.jobs.count("stopped"), 2);
});

test("what waits for images that are still on their way is not taken for gone", async () => {
  const { store, commands, asked, runs } = page();
  store.open(storedDocument([null, null, null]));
  await commands.startRun(options({ review: true }), "all");
  await until(() => asked.length === 3);
  for (const answer of asked) answer("bird");
  await until(() => [...runs.all.values()].some(({ entries }) => entries.size === 3));

  const again = page(runs);
  const all = storedDocument(["bird", null, null]);
  const arriving = storedDocument(["bird"]);
  again.store.open(arriving);
  again.store.set({ arriving: { to: "opened", waiting: 0 } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual([again.store.state.review === null, runs.all.size], [true, 1]);
  arriving.append([all.get("i2"), all.get("i3")]);
  arriving.tellAppended(1);
  again.store.set({ arriving: null });
  await until(() => again.store.state.review !== null);
  assert.deepEqual(again.store.state.review?.review.ids("undecided"), ["i2", "i3"]);
});

test("what was applied, rejected or discarded does not come back", async () => {
  const { store, commands, asked, runs } = page();
  store.open(storedDocument([null, null, null]));
  await commands.startRun(options({ review: true }), "all");
  await until(() => asked.length === 3);
  for (const answer of asked) answer("bird");
  await until(() => store.state.batch?.phase === "done");
  commands.decide(["i1"], "accepted");
  commands.decide(["i2"], "rejected");
  await commands.applyReview();
  await until(() => [...runs.all.values()].every(({ jobs }) => jobs.size === 1));

  const again = page(runs);
  again.store.open(storedDocument(["bird", null, null]));
  await until(() => again.store.state.review !== null);
  assert.deepEqual(
    Array.from(again.store.state.review?.review.entries ?? [], ({ image }) => image),
    ["i3"],
  );
  await again.commands.discardReview();
  assert.equal(runs.all.size, 0);
});

test("a trial leaves the last run alone", async () => {
  const { store, commands, asked } = page();
  const document = storedDocument([null, null, null, null]);
  store.open(document);
  await commands.startRun(options({ review: true }), "all");
  await until(() => asked.length === 4);
  for (const answer of asked.splice(0)) answer("bird");
  await until(() => store.state.batch?.phase === "done");
  const { batch } = store.state;
  store.set({ dialog: { name: "batch" } });
  await Promise.resolve();
  void commands.tryRun(options(), "all");
  await until(() => asked.length === 3);
  for (const answer of asked) answer("fish");
  await until(() => store.state.trial?.jobs.count("done") === 3);
  assert.equal(store.state.batch?.jobs, batch?.jobs);
  assert.equal(document.get("i1").body, "");
  store.set({ dialog: null });
  await until(() => store.state.trial === null);
});
