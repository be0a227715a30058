import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { readFolder } from "./support/workspace.js";
import { readZip } from "./support/zips.js";

const it = stage();

it("the exported ZIP holds what the page shows: images stored, texts beside them, names kept", async (scene) => {
  const { app, workspace } = scene;
  const stored = png({ seed: 1 });
  const added = png({ seed: 2 });
  await workspace.put("1_out", { "sub/ä b.png": stored, "sub/ä b.txt": "dog ,  cat\r\n" });
  await app.open("1_out");
  await app.addImages({ name: "new.png", content: added });
  await app.addTags("new.png", "bird");

  const zip = await readZip(await app.download(() => app.button("Export as ZIP").click()));
  assert.deepEqual([...zip.keys()].sort(), ["new.png", "new.txt", "sub/ä b.png", "sub/ä b.txt"]);
  assert.deepEqual(zip.get("sub/ä b.png"), { content: stored, stored: true });
  assert.deepEqual(zip.get("new.png"), { content: added, stored: true });
  assert.equal(zip.get("new.txt")?.content.toString(), "bird");
  assert.equal(zip.get("sub/ä b.txt")?.content.toString(), "dog ,  cat\r\n");
  assert.deepEqual([...(await workspace.read("1_out")).keys()], ["sub/ä b.png", "sub/ä b.txt"]);
});

it("an export can be loaded again", async ({ app }) => {
  await app.open();
  await app.addImages({ name: "a.png", content: png({ seed: 3 }) });
  await app.addTags("a.png", "dog, grass");
  const zip = await app.download(() => app.button("Export as ZIP").click());
  await app.open();
  await app.addZip("again.zip", zip);
  await app.waitForTags("a.png", "dog", "grass");
});

it("where the browser can, the ZIP is streamed to the place that was picked", async ({
  app,
  page,
  workspace,
}) => {
  await pickPlace(page);
  await workspace.put("1_streamed", {
    "a.png": png({ seed: 4 }),
    "a.txt": "dog ,  cat\r\n",
    "b.jpg.png": png({ seed: 5 }),
    "sub/ä b.png": png({ seed: 6 }),
    "sub/ä b.caption": "A dog sleeps on the grass beside a wooden house, and it looks happy.\n",
    "sub/c.png": png({ seed: 7 }),
  });
  await app.open("1_streamed");
  await app.button("Export as ZIP").click();
  await app.message(/Exported 4 images/).waitFor();
  assert.deepEqual(await unpacked(await pickedFile(page)), await workspace.read("1_streamed"));
});

it("an export that is stopped says so, leaves no half of a ZIP, and can be done again", async (scene) => {
  const { app, page, context, workspace } = scene;
  await pickPlace(page);
  await workspace.put("1_stopped", { "a.png": png({ seed: 8 }), "b.png": png({ seed: 9 }) });
  await app.open("1_stopped");
  /** @type {() => void} */
  let release = () => undefined;
  const held = new Promise((/** @type {(value?: unknown) => void} */ resolve) => (release = resolve));
  await context.route(/\/api\/tagpilot\/image\?.*b\.png/, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await app.button("Export as ZIP").click();
  await app.message("Exporting stopped.zip").waitFor();
  await app.button("Stop").click();
  await app.message("The ZIP is not complete.").waitFor();
  assert.equal((await pickedFile(page)).length, 0);
  release();
  await app.button("Export as ZIP").click();
  await app.message(/Exported 2 images/).waitFor();
  assert.deepEqual(await unpacked(await pickedFile(page)), await workspace.read("1_stopped"));
});

it("it is of the moment in which it was asked for, though editing goes on", async (scene) => {
  const { app, page, context, workspace } = scene;
  await pickPlace(page);
  await workspace.put("1_moment", {
    "a.png": png({ seed: 10 }),
    "b.png": png({ seed: 11 }),
    "b.txt": "cat",
    "c.png": png({ seed: 12 }),
  });
  const before = await workspace.read("1_moment");
  await app.open("1_moment");
  /** @type {() => void} */
  let release = () => undefined;
  const held = new Promise((/** @type {(value?: unknown) => void} */ resolve) => (release = resolve));
  await context.route(/\/api\/tagpilot\/image\?.*a\.png/, async (route) => {
    await held;
    await route.continue();
  });
  await app.button("Export as ZIP").click();
  await app.addTags("b.png", "sofa");
  await app.onCard("c.png", "Remove").click();
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 2);
  release();
  await app.message(/Exported 3 images/).waitFor();
  assert.deepEqual(await unpacked(await pickedFile(page)), before);
});

it("above 1 GB the page says what the browser must hold, unless the ZIP can be streamed", async (scene) => {
  const { app, page, context, workspace } = scene;
  await workspace.put("1_huge", { "a.png": png({ seed: 13 }), "b.png": png({ seed: 14 }) });
  // Images as large as that would only cost the test its time: their size is what the server says.
  await context.route(/\/api\/tagpilot\/load\?/, async (route) => {
    const answer = await route.fetch();
    const loaded = await answer.json();
    for (const image of loaded.images) image.bytes = 600_000_000;
    await route.fulfill({ response: answer, json: loaded });
  });
  await app.open("1_huge");
  await app.button("Export as ZIP").click();
  const question = app.dialog(/Hold 1\.2 GB in the browser/);
  await question.getByRole("button", { name: "Cancel" }).click();
  await question.waitFor({ state: "hidden" });

  const download = await app.download(async () => {
    await app.button("Export as ZIP").click();
    await question.getByRole("button", { name: "Export all the same" }).click();
  });
  assert.deepEqual(await unpacked(download), await workspace.read("1_huge"));

  await pickPlace(page);
  await app.open("1_huge");
  await app.button("Export as ZIP").click();
  await app.message(/Exported 2 images/).waitFor();
});

it("names what it leaves out", async ({ app, workspace }) => {
  await workspace.put("1_lacking", {
    "a.png": png({ seed: 15 }),
    "a.txt": Buffer.from([0x64, 0xf6, 0x67]),
    "b.png": png({ seed: 16 }),
    "b.txt": "dog",
  });
  await app.open("1_lacking");
  await app.download(() => app.button("Export as ZIP").click());
  await app.message(/Not in it: 1 caption file/).waitFor();
});

it("added images are read ahead for their check sums, and an export of them reads only their texts", async (scene) => {
  const { app, page } = scene;
  await pickPlace(page);
  await countRead(page);
  await app.open();
  const added = new Map([20, 21, 22].map((seed) => [`${seed}.png`, png({ seed })]));
  await app.addImages(...[...added].map(([name, content]) => ({ name, content })));
  await eventuallyEqual(() => sums(page), { readForSums: 3, summed: 3 });
  await app.addTags("20.png", "dog");
  await app.button("Export as ZIP").click();
  await app.message(/Exported 3 images/).waitFor();
  assert.deepEqual(await unpacked(await pickedFile(page)), added.set("20.txt", Buffer.from("dog")));
  assert.deepEqual(await sums(page), { readForSums: 3, summed: 3 });
});

for (const how of ["written to a place that was picked", "downloaded"])
  it(`a ZIP that is ${how} is none where an image was changed on the disk, and it is named`, async (scene) => {
    const { app, page, quiet } = scene;
    quiet.expect(/ERR_UPLOAD_FILE_CHANGED/u);
    if (how !== "downloaded") await pickPlace(page);
    await countRead(page);
    const folder = await mkdtemp(path.join(os.tmpdir(), "tagpilot-gone-"));
    try {
      const files = [17, 18, 19].map((seed) => [path.join(folder, `${seed}.png`), png({ seed })]);
      for (const [file, content] of files) await writeFile(file, content);
      await app.open();
      await app.uploadImages.setInputFiles(files.map(([file]) => String(file)));
      await eventuallyEqual(() => sums(page), { readForSums: 3, summed: 3 });
      await writeFile(path.join(folder, "18.png"), "Another program wrote here.");
      await app.button("Export as ZIP").click();
      await app.message(/18\.png could not be read/).waitFor();
      if (how !== "downloaded") assert.equal((await pickedFile(page)).length, 0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

/** Counts in the page how many files are read for their check sums, and of how many those are known. @param {import("playwright-core").Page} page */
async function countRead(page) {
  await page.addInitScript(() => {
    const counted = Object.assign(globalThis, { readForSums: 0, summed: 0 });
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any[]} */ ...rest) {
      const files = (message.contents ?? []).filter(
        (/** @type {unknown} */ content) => content instanceof Blob,
      );
      counted.readForSums += files.length;
      // A worker has one job at a time.
      this.addEventListener("message", () => (counted.summed += files.length), { once: true });
      return postMessage.call(this, message, ...rest);
    };
  });
}

/** @param {import("playwright-core").Page} page @returns {Promise<{ readForSums: number, summed: number }>} */
function sums(page) {
  return page.evaluate(() => {
    const { readForSums, summed } = /** @type {any} */ (globalThis);
    return { readForSums, summed };
  });
}

/**
 * Gives the page the window for choosing where to save, with a file of its own as the answer: the system's cannot be operated.
 *
 * @param {import("playwright-core").Page} page
 */
async function pickPlace(page) {
  await page.addInitScript(() => {
    Object.assign(window, {
      async showSaveFilePicker() {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle("picked.zip", { create: true });
      },
    });
  });
}

/** @param {import("playwright-core").Page} page @returns {Promise<Buffer>} */
async function pickedFile(page) {
  const bytes = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("picked.zip")).getFile();
    return [...new Uint8Array(await file.arrayBuffer())];
  });
  return Buffer.from(bytes);
}

/** @param {Buffer} zip @returns {Promise<Map<string, Buffer>>} its files, as a program that the page has nothing of unpacks them */
async function unpacked(zip) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "tagpilot-unpacked-"));
  try {
    await mkdir(path.join(folder, "out"));
    await writeFile(path.join(folder, "export.zip"), zip);
    const jar = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin/jar") : "jar";
    const options = {
      cwd: path.join(folder, "out"),
      env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
    };
    await promisify(execFile)(jar, ["--extract", "--file", "../export.zip"], options);
    return await readFolder(path.join(folder, "out"));
  } finally {
    await rm(folder, { recursive: true });
  }
}
