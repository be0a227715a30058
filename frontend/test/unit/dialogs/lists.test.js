import assert from "node:assert/strict";
import { test } from "node:test";
import { listedDatasets, textsCount } from "../../../app/views/dialogs/datasets/dataset-list.js";
import { numberRules, readNumber, showNumber } from "../../../app/views/dialogs/settings/setting-fields.js";
import {
  findShortcuts,
  keyLabel,
  shortcutGroups,
} from "../../../app/views/dialogs/shortcuts/shortcut-list.js";
import { filmstripWindow } from "../../../app/views/preview/filmstrip-window.js";
import { defaultSettings } from "../../../app/state/settings.js";

/** @param {string} title @param {string} changed */
const dataset = (title, changed) => ({
  name: `1_${title}`,
  title,
  images: 12,
  texts: 5,
  bytes: 1,
  changed,
  covers: [],
});

test("the dataset that was changed last stands first, and every word of the search must fit", () => {
  const datasets = [
    dataset("fluffy dogs", "2026-11-01T10:00:00Z"),
    dataset("dog portraits", "2026-11-03T10:00:00Z"),
    dataset("cats", "2026-11-02T10:00:00Z"),
  ];
  assert.deepEqual(
    listedDatasets(datasets, "").map(({ title }) => title),
    ["dog portraits", "cats", "fluffy dogs"],
  );
  assert.deepEqual(
    listedDatasets(datasets, " DOG flu").map(({ title }) => title),
    ["fluffy dogs"],
  );
  assert.deepEqual(listedDatasets(datasets, "horse"), []);
});

test("how many images have a text is said in words at both ends", () => {
  assert.equal(textsCount({ ...dataset("a", ""), texts: 5 }), "5 of 12");
  assert.equal(textsCount({ ...dataset("a", ""), texts: 12 }), "all");
  assert.equal(textsCount({ ...dataset("a", ""), texts: 0 }), "none");
  assert.equal(textsCount({ ...dataset("a", ""), images: 0, texts: 0 }), "");
});

test("a number that is not one is refused with the limits, and never rounded silently", () => {
  const rule = numberRules.maxTags;
  assert.deepEqual(readNumber("30", rule), { value: 30, problem: null });
  for (const text of ["", "0", "501", "12.5", "1e9", "many"]) {
    assert.equal(readNumber(text, rule).value, null, text);
    assert.equal(readNumber(text, rule).problem, "Use a whole number from 1 to 500.");
  }
});

test("the quality is shown in percent and kept as a share", () => {
  assert.equal(showNumber(0.95, numberRules.cropQuality), "95");
  assert.deepEqual(readNumber("92", numberRules.cropQuality), { value: 0.92, problem: null });
});

test("every default of a number field is a number that the field accepts", () => {
  for (const [name, rule] of Object.entries(numberRules)) {
    const value = /** @type {Record<string, any>} */ (defaultSettings)[name];
    assert.equal(readNumber(showNumber(value, rule), rule).value, value, name);
  }
});

test("shortcuts are found by what they do, by their keys and by where they work", () => {
  const found = (/** @type {string} */ search) =>
    findShortcuts(shortcutGroups, search).flatMap(({ shortcuts }) => shortcuts.map(({ does }) => does));
  assert.deepEqual(found("ctrl+shift+z"), ["Redo"]);
  assert.ok(found("untagged").includes("Next, previous untagged"));
  assert.deepEqual(found("pills rename"), ["Rename"]);
  assert.deepEqual(found("teleport"), []);
  assert.equal(
    found("").length,
    shortcutGroups.reduce((sum, { shortcuts }) => sum + shortcuts.length, 0),
  );
});

test("no key has two meanings in one place", () => {
  for (const { title, shortcuts } of shortcutGroups) {
    if (title === "Preview and Crop") continue;
    const keys = shortcuts.flatMap((shortcut) => shortcut.keys.map((combination) => combination.join("+")));
    assert.equal(new Set(keys).size, keys.length, title);
  }
});

test("keys have the names of the keyboard at hand", () => {
  assert.equal(keyLabel("Ctrl", true), "⌘");
  assert.equal(keyLabel("Ctrl", false), "Ctrl");
  assert.equal(keyLabel("A", true), "A");
});

test("of a long filmstrip only what is near exists", () => {
  const strip = { count: 10_000, pitch: 56, width: 1120, lead: 532, beside: 4 };
  assert.deepEqual(filmstripWindow({ ...strip, scroll: 0 }), { from: 0, to: 15 });
  assert.deepEqual(filmstripWindow({ ...strip, scroll: 5000 * 56 }), { from: 4986, to: 5015 });
  assert.deepEqual(filmstripWindow({ ...strip, scroll: 9999 * 56 }), { from: 9985, to: 10_000 });
  assert.deepEqual(filmstripWindow({ ...strip, count: 0, scroll: 0 }), { from: 0, to: 0 });
});
