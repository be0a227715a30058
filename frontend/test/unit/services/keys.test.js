import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createKeys } from "../../../app/services/keys.js";

/** @param {Record<string, string>} [kept] */
function storageOf(kept = {}) {
  const values = new Map(Object.entries(kept));
  /** @type {any} */
  const storage = {
    getItem: (/** @type {string} */ name) => values.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => void values.set(name, value),
    removeItem: (/** @type {string} */ name) => void values.delete(name),
  };
  return { values, open: () => storage };
}

/** @param {Map<string, string>} values */
const everythingIn = (values) => [...values].flat().join(" ");

const closed = () => {
  throw new DOMException("closed", "SecurityError");
};

describe("keys", () => {
  it("are kept in this browser at first, and are there on the next visit", () => {
    const [browser, tab] = [storageOf(), storageOf()];
    const keys = createKeys({ browser: browser.open, tab: tab.open });
    keys.set("gemini", "  canary-gemini\n");
    assert.equal(keys.place(), "browser");
    assert.equal(createKeys({ browser: browser.open, tab: storageOf().open }).get("gemini"), "canary-gemini");
    assert.equal(tab.values.size, 0);
  });

  it("move to this tab only, and leave nothing behind", () => {
    const [browser, tab] = [storageOf({ openaiApiKey: "canary-openai" }), storageOf()];
    const keys = createKeys({ browser: browser.open, tab: tab.open });
    keys.set("claude", "canary-claude");
    keys.keepIn("tab");
    assert.doesNotMatch(everythingIn(browser.values), /canary/u);
    assert.deepEqual([keys.get("claude"), keys.get("openai")], ["canary-claude", "canary-openai"]);

    const reloaded = createKeys({ browser: browser.open, tab: tab.open });
    assert.deepEqual([reloaded.place(), reloaded.get("claude")], ["tab", "canary-claude"]);
    assert.equal(createKeys({ browser: browser.open, tab: storageOf().open }).get("claude"), "");

    reloaded.keepIn("browser");
    assert.doesNotMatch(everythingIn(tab.values), /canary/u);
    assert.equal(createKeys({ browser: browser.open, tab: storageOf().open }).get("openai"), "canary-openai");
  });

  it("are forgotten one by one or all at once, the older page's too", () => {
    const [browser, tab] = [storageOf({ grokApiKey: "canary-grok" }), storageOf()];
    const keys = createKeys({ browser: browser.open, tab: tab.open });
    keys.set("gemini", "canary-gemini");
    keys.set("gemini", "");
    assert.deepEqual([keys.get("gemini"), keys.get("grok")], ["", "canary-grok"]);
    keys.forgetAll();
    assert.equal(keys.get("grok"), "");
    assert.doesNotMatch(everythingIn(browser.values) + everythingIn(tab.values), /canary/u);
  });

  it("are taken over from the older page once", () => {
    const browser = storageOf({ geminiApiKey: "g", wd14ApiKey: "w", vllmApiKey: "v", claudeApiKey: "" });
    const keys = createKeys({ browser: browser.open, tab: storageOf().open });
    assert.deepEqual(
      [keys.get("gemini"), keys.get("replicate"), keys.get("compatible"), keys.get("claude")],
      ["g", "w", "v", ""],
    );
    keys.set("gemini", "");
    assert.equal(createKeys({ browser: browser.open, tab: storageOf().open }).get("gemini"), "");
  });

  it("last as long as the page where storage is closed or full", () => {
    const keys = createKeys({ browser: closed, tab: closed });
    keys.set("gemini", "g");
    keys.keepIn("tab");
    keys.set("openai", "o");
    assert.deepEqual([keys.place(), keys.get("gemini"), keys.get("openai")], ["tab", "g", "o"]);
    keys.forgetAll();
    assert.equal(keys.get("gemini"), "");

    const full = storageOf();
    full.open().setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const unkept = createKeys({ browser: full.open, tab: full.open });
    unkept.set("gemini", "g");
    assert.equal(unkept.get("gemini"), "g");
  });

  it("pass over what somebody else wrote under their name", () => {
    const odd = storageOf({ "tagpilot.keys": '{"gemini":7,"grok":"g"}' });
    const keys = createKeys({ browser: odd.open, tab: storageOf().open });
    assert.deepEqual([keys.get("gemini"), keys.get("grok")], ["", "g"]);
    const broken = storageOf({ "tagpilot.keys": "{" });
    assert.equal(createKeys({ browser: broken.open, tab: storageOf().open }).get("grok"), "");
  });
});
