import assert from "node:assert/strict";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

it("tags are added, removed, renamed and moved", async ({ app, workspace, page }) => {
  await workspace.put("1_tags", { "a.png": png({ seed: 1 }), "a.txt": "dog, cat, bird" });
  await app.open("1_tags");
  await app.waitForTags("a.png", "dog", "cat", "bird");

  await app.addTags("a.png", "grass, sky");
  await app.waitForTags("a.png", "dog", "cat", "bird", "grass", "sky");

  const pill = (/** @type {string} */ name) =>
    app.card("a.png").getByRole("option", { name: new RegExp(`^${name}`) });
  await pill("cat").focus();
  await page.keyboard.press("Delete");
  await app.waitForTags("a.png", "dog", "bird", "grass", "sky");

  await pill("bird").focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await app.waitForTags("a.png", "bird", "dog", "grass", "sky");

  await pill("grass").focus();
  await page.keyboard.press("F2");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("meadow");
  await page.keyboard.press("Enter");
  await app.waitForTags("a.png", "bird", "dog", "meadow", "sky");

  await app.save();
  assert.equal(await workspace.text("1_tags", "a.txt"), "bird, dog, meadow, sky");
});

it("a tag that is wider than its card is cut off before its ×, and no other one is", async ({
  app,
  page,
  workspace,
}) => {
  const long = "a tag that needs more room than a telephone has";
  const tags = ["dog", "sun", "sea", "sand", "red ball", long, "green grass"];
  await workspace.put("1_wide", { "a.png": png({ seed: 11 }), "a.txt": tags.join(", ") });
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open("1_wide");
  await app.waitForTags("a.png", ...tags);
  const cut = await app
    .card("a.png")
    .locator(".pill__text")
    .evaluateAll((texts) =>
      texts
        .filter((words) => words.scrollWidth > words.clientWidth)
        .map((words) => [
          words.textContent,
          getComputedStyle(words).overflowX,
          getComputedStyle(words).textOverflow,
        ]),
    );
  assert.deepEqual(cut, [[long, "clip", "ellipsis"]]);
});

it("a text is edited as a caption, and switching does not change it", async ({ app, workspace }) => {
  const prose = "A brown dog, seen from the side,  runs over wet grass.\n";
  await workspace.put("1_prose", {
    "a.png": png({ seed: 2 }),
    "a.txt": prose,
    "b.png": png({ seed: 3 }),
    "b.txt": "dog, cat",
  });
  await app.open("1_prose");
  await app.caption("a.png").waitFor();
  await app.show("a.png", "Tags");
  await app.show("a.png", "Caption");
  assert.equal(await app.caption("a.png").inputValue(), prose);
  await app.show("b.png", "Caption");
  await app.caption("b.png").fill("A dog and a cat.");
  await app.save();
  assert.equal(await workspace.text("1_prose", "a.txt"), prose);
  assert.equal(await workspace.text("1_prose", "b.txt"), "A dog and a cat.");
});

it("the Tag Viewer counts, filters and renames everywhere", async ({ app, page, workspace }) => {
  await workspace.put("1_many", {
    "a.png": png({ seed: 4 }),
    "a.txt": "dog, grass",
    "b.png": png({ seed: 5 }),
    "b.txt": "cat, grass",
    "c.png": png({ seed: 6 }),
    "c.txt": "dog",
  });
  await app.open("1_many");
  const row = (/** @type {string} */ tag) =>
    app.tagViewer.getByRole("option", { name: new RegExp(`^${tag}\\b`) });
  await eventuallyEqual(async () => /2/.test(await row("grass").innerText()), true);

  await row("dog").click();
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 2);
  assert.equal(await app.card("b.png").count(), 0);
  await row("dog").click();
  await row("dog").click({ modifiers: ["Shift"] });
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 1);
  await app.filter.fill("");
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 3);

  await app.tagViewer.getByRole("listbox").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F2");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("meadow");
  await page.keyboard.press("Enter");
  await app.waitForTags("a.png", "dog", "meadow");
  await app.waitForTags("b.png", "cat", "meadow");
});
