import assert from "node:assert/strict";
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
