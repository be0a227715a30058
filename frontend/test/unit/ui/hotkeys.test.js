import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSingleKey, keysText, matchesKeys, parseKeys } from "../../../app/ui/hotkeys.js";

/**
 * @param {string} key
 * @param {Partial<KeyboardEvent> & { altGraph?: boolean }} [more]
 */
const press = (key, { altGraph = false, ...more } = {}) => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  getModifierState: (/** @type {string} */ name) => altGraph && name === "AltGraph",
  ...more,
});

/** @type {(keys: string, event: ReturnType<typeof press>) => boolean} */
const fits = (keys, event) => matchesKeys(event, parseKeys(keys));

describe("matchesKeys", () => {
  it("takes Ctrl and ⌘ as the same", () => {
    assert.ok(fits("Ctrl+S", press("s", { ctrlKey: true })));
    assert.ok(fits("Ctrl+S", press("s", { metaKey: true })));
    assert.ok(!fits("Ctrl+S", press("s")));
    assert.ok(!fits("S", press("s", { ctrlKey: true })));
  });

  it("tells Shift apart for letters and arrows", () => {
    assert.ok(fits("Ctrl+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true })));
    assert.ok(!fits("Ctrl+Z", press("Z", { ctrlKey: true, shiftKey: true })));
    assert.ok(!fits("W", press("W", { shiftKey: true })));
    assert.ok(fits("Shift+ArrowUp", press("ArrowUp", { shiftKey: true })));
  });

  it("does not mind capital letters by Caps Lock", () => {
    assert.ok(fits("I", press("I")));
  });

  it("takes a sign as it comes, with or without Shift", () => {
    assert.ok(fits("?", press("?", { shiftKey: true })));
    assert.ok(fits("/", press("/", { shiftKey: true, code: "Digit7" })));
  });

  it("takes a sign that is written with AltGr", () => {
    assert.ok(fits("\\", press("\\", { ctrlKey: true, altKey: true, altGraph: true })));
    assert.ok(fits("[", press("[", { altGraph: true })));
  });

  it("leaves Alt combinations alone", () => {
    assert.ok(!fits("A", press("a", { altKey: true })));
  });

  it("finds letters by their place on keyboards of other alphabets", () => {
    assert.ok(fits("Ctrl+Z", press("я", { code: "KeyZ", ctrlKey: true })));
    assert.ok(
      !fits("Y", press("z", { code: "KeyY" })),
      "on a German keyboard the letter counts, not its place",
    );
  });

  it("knows digits, the space bar and the plus sign", () => {
    assert.ok(fits("1", press("&", { code: "Digit1" })), "a French keyboard has digits behind Shift");
    assert.ok(fits("Space", press(" ")));
    assert.ok(fits("+", press("+")));
    assert.ok(fits("Ctrl++", press("+", { ctrlKey: true })));
  });
});

describe("isSingleKey", () => {
  it("is a letter, digit or sign without Ctrl", () => {
    for (const keys of ["I", "Shift+W", "/", "1"]) assert.ok(isSingleKey(parseKeys(keys)), keys);
    for (const keys of ["Ctrl+S", "Enter", "Space", "Delete", "ArrowUp"]) {
      assert.ok(!isSingleKey(parseKeys(keys)), keys);
    }
  });
});

describe("keysText", () => {
  it("writes keys as keycaps show them", () => {
    assert.equal(keysText("Ctrl+Shift+Z", false), "Ctrl Shift Z");
    assert.equal(keysText("Ctrl+Shift+Z", true), "⌘ ⇧ Z");
    assert.equal(keysText("Shift+ArrowUp", false), "Shift ↑");
    assert.equal(keysText("+", false), "+");
  });
});
