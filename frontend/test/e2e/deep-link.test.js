import assert from "node:assert/strict";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

it("a link opens its dataset, with or without the prefix, and shows again what was saved", async (scene) => {
  const { app, workspace, page } = scene;
  await workspace.put("1_linked", { "a.png": png({ seed: 1 }), "a.txt": "dog" });
  await app.open("linked");
  await app.waitForTags("a.png", "dog");
  await app.addTags("a.png", "grass");
  await app.save();
  await page.reload();
  await app.waitForTags("a.png", "dog", "grass");
  await app.open("1_linked");
  await app.waitForTags("a.png", "dog", "grass");
});

it("after a first save, the address leads back to the new dataset", async ({ app, page }) => {
  await app.open();
  await app.addImages({ name: "a.png", content: png({ seed: 2 }) });
  await app.datasetName.fill("fresh");
  await app.addTags("a.png", "dog");
  await app.save();
  assert.match(page.url(), /[?&]dataset=(1_)?fresh\b/);
  await page.reload();
  await app.waitForTags("a.png", "dog");
});

it("a link asks for its dataset once, before the page's own modules have come, and so for the first thumbnails", async ({
  app,
  page,
  workspace,
}) => {
  const name = "1_früh & spät + 100%";
  await workspace.put(name, { "a.png": png({ seed: 4 }), "a.txt": "dog" });
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/\/load$|\/main\.js$/u.test(pathname)) asked.push(pathname.split("/").at(-1) ?? "");
  });
  const asks = Promise.all([page.waitForRequest(/\/load\?/u), page.waitForRequest(/\/thumbnail\?.*a\.png/u)]);
  await page.route(/\/main\.js$/u, async (route) => {
    await asks;
    await route.continue();
  });
  await app.open(name);
  await app.waitForTags("a.png", "dog");
  assert.deepEqual(asked.toSorted(), ["load", "main.js"]);
});

for (const { density, width, height, least } of [
  { density: "list", width: 1440, height: 900, least: 3 },
  { density: "list", width: 1000, height: 800, least: 3 },
  { density: "list", width: 390, height: 844, least: 1 },
  { density: "gallery", width: 1440, height: 900, least: 3 },
])
  it(`each picture of a ${density} ${width} wide is asked for in one size, also before that is known`, async ({
    app,
    page,
    workspace,
  }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript((kept) => localStorage.setItem("tagpilot.settings", JSON.stringify(kept)), {
      density,
    });
    const files = Array.from({ length: 8 }, (_, at) => [`${at}.png`, png({ seed: 20 + at })]);
    await workspace.put("1_sizes", Object.fromEntries(files));
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith("/thumbnail"))
        asked.push(`${searchParams.get("file")} ${searchParams.get("size")}`);
    });
    await app.open("1_sizes");
    await app
      .card("1.png")
      .locator("img")
      .evaluate((/** @type {HTMLImageElement} */ image) => image.decode());
    // The first one is shown beside the list, too, which is another size.
    const ofOthers = asked.filter((one) => !one.startsWith("0.png"));
    assert.ok(ofOthers.length >= least);
    assert.equal(
      new Set(ofOthers.map((one) => one.split(" ")[0])).size,
      ofOthers.length,
      ofOthers.join(", "),
    );
  });

it("a link to a dataset that is not there says so, and shows what is", async ({ app, page, quiet }) => {
  quiet.expect(/404/);
  await page.goto(`${app.url}/tagpilot/?dataset=nothing_here`);
  await app.message(/nothing_here/).waitFor();
  await app.button("Choose images").waitFor();
});

it("while a link's dataset is on its way, the start page is not in its place", async (scene) => {
  const { app, page, workspace } = scene;
  await workspace.put("1_slow", { "a.png": png({ seed: 4 }), "a.txt": "dog" });
  let answer = () => {};
  const held = new Promise((resolve) => (answer = () => resolve(undefined)));
  await page.route("**/api/tagpilot/load?*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${app.url}/tagpilot/?dataset=1_slow`);
  await app.message(/^Opening 1_slow/).waitFor();
  assert.equal(await app.button("Choose images").isVisible(), false);
  answer();
  await app.waitForTags("a.png", "dog");
  await page.getByRole("button", { name: "Datasets", exact: true }).click();
  await page.getByRole("menuitem", { name: "All datasets and drafts" }).click();
  await app.button("Choose images").waitFor();
});

it("a dataset is opened from the list of the workspace", async ({ app, page, workspace }) => {
  await workspace.put("1_listed", { "a.png": png({ seed: 3 }), "a.txt": "cat" });
  await app.open();
  await page
    .getByRole("row", { name: /listed/ })
    .getByRole("button", { name: "Open" })
    .click();
  await app.waitForTags("a.png", "cat");
});
