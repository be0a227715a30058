import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { after } from "node:test";
import { isDeep } from "./support/deep.js";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { startRecordingProxy } from "./support/recording-proxy.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

/** What is to happen to the next request of that address. @type {{ fault: import("./support/recording-proxy.js").Fault, at: string } | null} */
let next = null;
let target = "";
const proxy = await startRecordingProxy(() => target, {
  fault({ url = "" }) {
    if (next === null || !url.startsWith(next.at)) return null;
    const { fault } = next;
    next = null;
    return fault;
  },
});
after(() => proxy.close());
const proxyUrl = `http://127.0.0.1:${proxy.port}`;
const it = stage({ origins: () => [proxyUrl] });

/** @type {import("./support/recording-proxy.js").Fault[]} */
const faults = ["cut before", "cut after", "twice", "late"];
const addresses = { image: "/api/tagpilot/save-item", decision: "/api/tagpilot/changes" };

/** One of each fault, and of each address the worst. */
const usual = ["image cut before", "image twice", "decision cut after", "decision late"];

for (const fault of faults) {
  for (const [what, at] of Object.entries(addresses)) {
    if (!isDeep && !usual.includes(`${what} ${fault}`)) continue;
    it(`one save is one save: ${what} ${fault}`, async ({ page, workspace, server, quiet }) => {
      quiet.expect(/Failed to load resource/);
      target = server.url;
      const dataset = `1_${what}_${fault.replace(" ", "_")}`;
      await workspace.put(dataset, { "a.png": png({ seed: 1 }), "a.txt": "dog" });
      const app = new TagPilotPage(page, proxyUrl);
      await app.open(dataset);
      await app.addTags("a.png", "grass");
      await app.addImages({ name: "new.png", content: png({ seed: 2 }) });
      next = { fault, at };
      await app.save();
      assert.equal(next, null, "nothing went wrong");
      const begun = () => proxy.passed.filter(({ url }) => url.startsWith(at) && url.includes(dataset));
      const asked = fault === "cut before" ? 1 : 2;
      await eventually(() => assert.equal(begun().length, asked));
      assert.deepEqual(
        begun().map(({ status }) => status),
        begun().map(() => 200),
      );
      assert.deepEqual([...(await workspace.read(dataset)).keys()], ["a.png", "a.txt", "new.png"]);
      assert.equal(await workspace.text(dataset, "a.txt"), "dog, grass");
      const trash = await readdir(path.join(workspace.root, "datasets/.tagpilot/trash", dataset));
      assert.equal(trash.length, 1, "one version was replaced");
    });
  }
}
