import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

it("the preview opens with a key, moves with the arrows and closes with Escape", async ({ app, page }) => {
  await app.open();
  await app.addImages(...[1, 2, 3].map((seed) => ({ name: `${seed}.png`, content: png({ seed }) })));
  await page.keyboard.press("L");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const preview = app.dialog(/preview/i);
  await preview.getByText("1.png").first().waitFor();
  await page.keyboard.press("ArrowRight");
  await preview.getByText("2.png").first().waitFor();
  await page.keyboard.press("ArrowRight");
  await preview.getByText("3.png").first().waitFor();
  await page.keyboard.press("ArrowLeft");
  await preview.getByText("2.png").first().waitFor();
  await page.keyboard.press("Escape");
  await preview.waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await preview.getByText("2.png").first().waitFor();
});

it("the text of the image is edited below it, and the next one follows", async ({ app, page, workspace }) => {
  await workspace.put("1_below", {
    "a.png": png({ seed: 1 }),
    "a.txt": "dog",
    "b.png": png({ seed: 2 }),
    "b.txt": "A cat sits on a mat, and it looks up.",
  });
  await app.open("1_below");
  await page.keyboard.press("l");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const preview = app.dialog(/preview/i);
  const field = preview.getByLabel("Add tag…");
  await field.fill("grass");
  await field.press("Enter");
  await field.fill("z");
  await field.press("ArrowLeft");
  await preview.getByText("1 of 2 shown").waitFor();
  await field.fill("");
  await preview.getByRole("button", { name: "Next image" }).click();
  const caption = preview.getByRole("textbox", { name: "Caption" });
  await caption.fill("A cat sits on a mat.");
  await page.keyboard.press("Control+s");
  await app.message(/Saved 2 changes/).waitFor();
  await page.keyboard.press("Escape");
  await preview.waitFor({ state: "hidden" });
  assert.equal(await workspace.text("1_below", "a.txt"), "dog, grass");
  assert.equal(await workspace.text("1_below", "b.txt"), "A cat sits on a mat.");
});

it("a picture is looked at closely with keys, wheel and pointer", async ({ app, page }) => {
  await app.open();
  await app.addImages({ name: "large.png", content: png({ width: 3000, height: 2000 }) });
  await page.keyboard.press("l");
  await page.keyboard.press("Enter");
  const preview = app.dialog(/preview/i);
  const zoom = preview.getByTitle("Whole picture or 100 %");
  const scale = async () => Number.parseInt(await zoom.innerText(), 10);
  const left = () =>
    preview.evaluate((dialog) => {
      const large = [...dialog.querySelectorAll("img")].find(({ naturalWidth }) => naturalWidth === 3000);
      return large?.getBoundingClientRect().left ?? NaN;
    });
  await zoom.getByText("Fit").waitFor();
  await page.keyboard.press("z");
  await zoom.getByText("100 %").waitFor();
  await eventually(async () => assert.ok((await left()) < 0, "the middle of the picture is shown"));
  const before = await left();
  await page.keyboard.press("Shift+ArrowRight");
  assert.equal(await left(), before - 80);
  await page.mouse.move(700, 300);
  await page.mouse.down();
  await page.mouse.move(750, 300, { steps: 3 });
  await page.mouse.up();
  assert.equal(await left(), before - 30);
  await page.keyboard.press("+");
  assert.equal(await scale(), 125);
  await page.keyboard.press("-");
  await page.keyboard.press("-");
  assert.equal(await scale(), 80);
  await page.mouse.wheel(0, -200);
  await eventually(async () => assert.ok((await scale()) > 80));
  await page.keyboard.press("z");
  await zoom.getByText("Fit").waitFor();
});

it("an image removed in the preview comes back to it", async ({ app, page }) => {
  await app.open();
  await app.addImages(...[1, 2, 3].map((seed) => ({ name: `${seed}.png`, content: png({ seed }) })));
  await page.keyboard.press("l");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const preview = app.dialog(/preview/i);
  await page.keyboard.press("Delete");
  await preview.getByText("2.png").first().waitFor();
  await preview
    .getByRole("status")
    .filter({ hasText: "Removed image 1" })
    .getByRole("button", { name: /^Undo/ })
    .click();
  await preview.getByText("1.png").first().waitFor();
  await page.keyboard.press("ArrowRight");
  await preview.getByText("2.png").first().waitFor();
});

it("the filmstrip holds what is near, among 300 images", async ({ app, page, workspace }) => {
  const names = Array.from({ length: 300 }, (_, at) => `${String(at + 1).padStart(3, "0")}.png`);
  await workspace.put(
    "1_many",
    Object.fromEntries(names.map((name, at) => [name, png({ width: 16, height: 16, seed: at })])),
  );
  await app.open("1_many");
  await page.keyboard.press("l");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const strip = app.dialog(/preview/i).getByRole("group", { name: "Images shown" });
  const tiles = strip.getByRole("button");
  await strip.getByRole("button", { name: "Image 1", exact: true }).waitFor();
  assert.ok((await tiles.count()) < 60);
  await strip.getByRole("button", { name: "Image 20", exact: true }).click();
  await app
    .dialog(/preview/i)
    .getByText("20 of 300 shown")
    .waitFor();
  await strip.getByRole("button", { name: "Image 30", exact: true }).waitFor();
  assert.ok((await tiles.count()) < 60);
});

it("several images are picked with keys and removed together", async ({ app, page }) => {
  await app.open();
  await app.addImages(...[4, 5, 6].map((seed) => ({ name: `${seed}.png`, content: png({ seed }) })));
  await page.keyboard.press("L");
  await page.keyboard.press("Home");
  await page.keyboard.press("X");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("X");
  await page.keyboard.press("Delete");
  const confirm = app.dialog().getByRole("button", { name: /^Remove/ });
  await Promise.race([confirm.waitFor(), app.card("4.png").waitFor({ state: "detached" })]);
  if (await confirm.isVisible()) await confirm.click();
  await app.card("4.png").waitFor({ state: "detached" });
  await app.card("5.png").waitFor({ state: "detached" });
  assert.equal(await app.card("6.png").count(), 1);
});
