import assert from "node:assert/strict";
import { test } from "node:test";
import { numberRules, readNumber, showNumber } from "../../../app/views/dialogs/settings/setting-fields.js";
import {
  findShortcuts,
  keyLabel,
  shortcutGroups,
} from "../../../app/views/dialogs/shortcuts/shortcut-list.js";
import { filmstripWindow } from "../../../app/views/preview/filmstrip-window.js";
import { defaultSettings } from "../../../app/state/settings.js";

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
