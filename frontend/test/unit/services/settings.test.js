import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createSettings } from "../../../app/services/settings.js";

const defaults = { theme: "parent", maxTags: 30, cropAspect: "free", cropWidth: 1024, tagPrompt: "" };

/** @param {Record<string, string>} kept @returns {Storage} */
function storageOf(kept) {
  const values = new Map(Object.entries(kept));
  return /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => values.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void values.set(key, value),
  });
}

describe("settings", () => {
  it("are the defaults at first", () => {
    const storage = storageOf({});
    assert.deepEqual(createSettings({ storage: () => storage, defaults }).load(), defaults);
  });

  it("come back as they were kept", () => {
    const storage = storageOf({});
    const settings = createSettings({ storage: () => storage, defaults });
    settings.keep({ ...defaults, maxTags: 12 });
    assert.equal(settings.load().maxTags, 12);
  });

  it("take over what the older page kept, as long as there is nothing of ours", () => {
    const older = {
      settingMaxTags: "25",
      cropAspectRatio: "3:4",
      cropWidth: "768",
      tagSystemPrompt: "List tags.",
    };
    const storage = storageOf(older);
    const settings = createSettings({ storage: () => storage, defaults });
    const taken = { ...defaults, maxTags: 25, cropAspect: "3:4", cropWidth: 768, tagPrompt: "List tags." };
    assert.deepEqual(settings.load(), taken);
    settings.keep({ ...defaults, maxTags: 5 });
    assert.deepEqual(settings.load(), { ...defaults, maxTags: 5 });
  });

  it("read the older page's keys once, whether they gave something or not", () => {
    for (const older of /** @type {Record<string, string>[]} */ ([{ settingMaxTags: "25" }, {}])) {
      const storage = storageOf(older);
      const first = createSettings({ storage: () => storage, defaults }).load();
      storage.setItem("settingMaxTags", "99");
      assert.deepEqual(createSettings({ storage: () => storage, defaults }).load(), first);
    }
  });

  it("do not take a shape that there is not", () => {
    for (const [shape, taken] of [
      ["5:4", "free"],
      ["9/16", "9:16"],
      ["NaN", "free"],
    ]) {
      const storage = storageOf({ cropAspectRatio: shape });
      assert.equal(createSettings({ storage: () => storage, defaults }).load().cropAspect, taken);
    }
  });

  it("pass over what is of another type or is no JSON", () => {
    const odd = storageOf({ "tagpilot.settings": '{"maxTags":"many","cropWidth":512,"unknown":1}' });
    assert.deepEqual(createSettings({ storage: () => odd, defaults }).load(), {
      ...defaults,
      cropWidth: 512,
    });
    const broken = storageOf({ "tagpilot.settings": "{" });
    assert.deepEqual(createSettings({ storage: () => broken, defaults }).load(), defaults);
  });

  it("work without storage", () => {
    const storage = () => {
      throw new Error("closed");
    };
    const settings = createSettings({ storage, defaults });
    settings.keep(defaults);
    assert.deepEqual(settings.load(), defaults);
  });
});
