import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createArrival } from "../../../app/commands/arrival.js";
import { defaultSettings } from "../../../app/state/settings.js";
import { createStore } from "../../../app/state/store.js";

const turn = () => new Promise((resolve) => setTimeout(resolve));

function guarded() {
  /** @type {string[]} */
  const done = [];
  const store = createStore({ settings: { ...defaultSettings }, now: () => 0 });
  const arrival = createArrival({ store });
  const commands = arrival.guard({
    openDialog: (/** @type {string} */ name) => done.push(`dialog ${name}`),
    removeTag: (/** @type {string} */ tag) => done.push(`removed ${tag}`),
    addTag: (/** @type {string} */ tag) => done.push(`added ${tag}`),
  });
  const edits = arrival.guardEdits({ crop: (/** @type {string} */ file) => done.push(`cropped ${file}`) });
  return { arrival, commands, edits, done, store };
}

describe("commands while images are on their way", () => {
  it("are done at once where nothing is on its way, and give what they give", () => {
    const { commands, done } = guarded();
    assert.equal(commands.removeTag("dog"), 1);
    assert.deepEqual(done, ["removed dog"]);
  });

  it("wait for all images in the order in which they were given, and are counted", async () => {
    const { arrival, commands, done, store } = guarded();
    const arrived = arrival.begin("opened");
    commands.removeTag("dog");
    commands.openDialog("batch");
    commands.openDialog("settings");
    commands.addTag("cat");
    await turn();
    assert.deepEqual(done, ["dialog settings"]);
    assert.deepEqual(store.state.arriving, { to: "opened", waiting: 3 });
    arrived(true);
    assert.equal(store.state.arriving, null);
    await turn();
    assert.deepEqual(done.slice(1), ["removed dog", "dialog batch", "added cat"]);
    commands.addTag("sofa");
    assert.equal(done.at(-1), "added sofa");
  });

  it("are dropped where not all images come, also when others are on their way by then", async () => {
    const { arrival, commands, done } = guarded();
    const first = arrival.begin("opened");
    commands.removeTag("dog");
    const second = arrival.begin("opened");
    commands.addTag("cat");
    first(false);
    commands.addTag("sofa");
    await turn();
    assert.deepEqual(done, []);
    second(true);
    await turn();
    assert.deepEqual(done, ["added cat", "added sofa"]);
  });

  it("need not wait where they change single images, and images are only added", async () => {
    const { arrival, commands, edits, done } = guarded();
    const arrived = arrival.begin("added");
    commands.removeTag("dog");
    edits.crop("a.png");
    commands.openDialog("crop");
    assert.deepEqual(done.splice(0), ["cropped a.png", "dialog crop"]);
    arrived(true);
    await turn();
    const opened = arrival.begin("opened");
    edits.crop("b.png");
    commands.openDialog("crop");
    assert.deepEqual(done, ["removed dog"]);
    opened(true);
    await turn();
    assert.deepEqual(done, ["removed dog", "cropped b.png", "dialog crop"]);
  });
});
