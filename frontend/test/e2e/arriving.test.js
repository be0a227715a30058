import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, beforeEach } from "node:test";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { startRecordingProxy } from "./support/recording-proxy.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const count = 500;
const names = Array.from({ length: count }, (_, at) => `p-${String(at).padStart(4, "0")}`);
const last = names.at(-1);
/** @param {number} at @returns {string} a text that nothing else says, so that the answer stays long when it is compressed */
const textOf = (at) =>
  `dog, grass${at === 0 ? "" : `, ${createHash("sha256").update(String(at)).digest("hex")}`}`;

/** Lets the rest of the answer through, or cuts the line. @type {(goesOn: boolean) => void} */
let settle = () => undefined;
/** @type {Promise<boolean>} */
let rest = Promise.resolve(true);
let target = "";
const proxy = await startRecordingProxy(() => target, {
  hold: ({ url = "" }) =>
    url.startsWith("/api/tagpilot/load?name=1_many") ? { bytes: 16_000, until: rest } : null,
});
after(() => proxy.close());
const proxyUrl = `http://127.0.0.1:${proxy.port}`;
const it = stage({ origins: () => [proxyUrl] });

beforeEach(() => {
  rest = new Promise((resolve) => (settle = resolve));
});

/** A large dataset of which only the first images have come yet. @param {import("./support/stage.js").Scene} scene */
async function halfOpen({ page, server, workspace }) {
  target = server.url;
  const content = png({ seed: 1 });
  await workspace.put(
    "1_many",
    Object.fromEntries(
      names.flatMap((name, at) => [
        [`${name}.png`, content],
        [`${name}.txt`, textOf(at)],
      ]),
    ),
  );
  const app = new TagPilotPage(page, proxyUrl);
  await app.open("1_many");
  await app.message(/\d+ images so far/).waitFor();
  return app;
}

it("a dataset can be looked through while most of it is on its way, and changes wait for the rest", async (scene) => {
  const { page, workspace } = scene;
  const app = await halfOpen(scene);
  await app.addTags("p-0000.png", "sofa");
  await page.keyboard.press("Escape");
  await app.filter.fill("p-0001");
  await eventuallyEqual(() => app.card(/png/).count(), 1);
  await app.onCard("p-0001.png", "Remove").click();
  await app.filter.fill(`${last}`);
  await page.getByText("No image matches").waitFor();
  await app.filter.fill("");
  await page.keyboard.press("Control+s");
  await app.waitForTags("p-0000.png", "dog", "grass");

  settle(true);
  await app.waitForTags("p-0000.png", "dog", "grass", "sofa");
  await app.message(/Saved \d+ change/).waitFor({ timeout: 30_000 });
  assert.equal(await workspace.text("1_many", "p-0000.txt"), "dog, grass, sofa");
  const files = await workspace.read("1_many");
  assert.deepEqual([files.has("p-0001.png"), files.has(`${last}.png`)], [false, true]);
  await app.filter.fill(`${last}`);
  await app.card(`${last}.png`).waitFor();
});

it("images that are dropped while others are on their way are added when all are there", async (scene) => {
  const { page } = scene;
  const app = await halfOpen(scene);
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], "dropped.png", { type: "image/png" }));
      return transfer;
    },
    [...png({ seed: 6 })],
  );
  await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
  await dropped.evaluate((transfer) => transfer.items.clear()); // as a browser does when the event is over
  settle(true);
  await app.filter.fill("dropped");
  await app.card("dropped.png").waitFor();
});

it("a tag that is removed everywhere while images are on their way is removed from those, too", async (scene) => {
  const { page } = scene;
  const app = await halfOpen(scene);
  await app.tagViewer.getByRole("listbox").focus();
  for (const key of ["Home", "ArrowDown", "Delete"]) await page.keyboard.press(key);
  settle(true);
  const question = app.dialog(/500 images/);
  await question.getByRole("button", { name: /Remove/ }).click();
  await app.message(new RegExp(`grass.*500 images`)).waitFor();
});

it("where the rest does not come, nothing is shown as if it were all, and it can be tried again", async (scene) => {
  const { page, quiet, workspace } = scene;
  quiet.expect(/ERR_INCOMPLETE_CHUNKED_ENCODING|net::ERR/);
  const app = await halfOpen(scene);
  await app.addTags("p-0000.png", "sofa");
  settle(false);
  await app.message(/Could not open/).waitFor();
  await app.message(/What you did to its images was not done/).waitFor();
  await app.uploadImages.waitFor({ state: "attached" });
  await eventuallyEqual(() => app.card(/png/).count(), 0);
  rest = Promise.resolve(true);
  await app.button("Try again").click();
  await app.waitForTags("p-0000.png", "dog", "grass");
  await eventuallyEqual(
    () =>
      page
        .getByText(/images so far/)
        .filter({ visible: true })
        .count(),
    0,
  );
  assert.equal(await workspace.text("1_many", "p-0000.txt"), "dog, grass");
});

it("who leaves while a change waits is asked, and it is dropped then", async (scene) => {
  const { page, workspace } = scene;
  await workspace.put("1_other", { "a.png": png({ seed: 2 }), "a.txt": "cat" });
  const app = await halfOpen(scene);
  await app.onCard("p-0000.png", "Remove").click();
  await page.getByRole("button", { name: "Datasets", exact: true }).click();
  await page.getByRole("menuitem", { name: "All datasets and drafts" }).click();
  await app
    .dialog(/Leave many/)
    .getByRole("button", { name: "Cancel" })
    .click();
  await app.message(/images so far/).waitFor();
  await page.getByRole("button", { name: "Datasets", exact: true }).click();
  await page.getByRole("menuitem", { name: "All datasets and drafts" }).click();
  await app
    .dialog(/Leave many/)
    .getByRole("button", { name: "Leave all the same" })
    .click();
  await page.getByText("other", { exact: true }).click();
  await app.waitForTags("a.png", "cat");
  settle(true);
  await app.addTags("a.png", "sofa");
  await app.save();
  assert.deepEqual([...(await workspace.read("1_other")).keys()], ["a.png", "a.txt"]);
  assert.equal((await workspace.read("1_many")).has("p-0000.png"), true);
});
