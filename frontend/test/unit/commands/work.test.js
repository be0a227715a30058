import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { withWork } from "../../../app/commands/context.js";
import { defaultSettings } from "../../../app/state/settings.js";
import { createStore } from "../../../app/state/store.js";

describe("withWork", () => {
  it("shows work that takes a while, and how far it came in the end, however quickly that followed", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      const store = createStore({ settings: defaultSettings, now: () => 0 });
      const shown = () => store.state.work && `${store.state.work.done} of ${store.state.work.total}`;
      const work = { kind: /** @type {const} */ ("save"), label: "Saving", total: 9 };
      await withWork(store, work, async ({ progress }) => {
        progress(1);
        mock.timers.tick(399);
        assert.equal(shown(), null, "what is over in a blink is not shown");
        mock.timers.tick(1);
        assert.equal(shown(), "1 of 9");
        progress(2);
        progress(3);
        mock.timers.tick(100);
        assert.equal(shown(), "3 of 9");
        progress(4);
      });
      assert.equal(store.state.work, null);
      mock.timers.tick(1000);
      assert.equal(store.state.work, null, "nothing comes after its end");
    } finally {
      mock.timers.reset();
    }
  });
});
