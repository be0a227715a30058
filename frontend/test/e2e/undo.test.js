import assert from "node:assert/strict";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

/** @param {import("./support/stage.js").Scene} scene */
async function openDogs({ app, workspace }) {
  await workspace.put("1_dogs", {
    "a.png": png({ seed: 1 }),
    "a.txt": "dog, grass",
    "b.png": png({ seed: 2 }),
    "b.txt": "cat",
  });
  await app.open("1_dogs");
}

it("every step can be taken back and made again", async (scene) => {
  const { app, page } = scene;
  await openDogs(scene);
  await app.addTags("a.png", "sky");
  await app.waitForTags("a.png", "dog", "grass", "sky");
  await app.addTags("b.png", "sofa");
  await app.waitForTags("b.png", "cat", "sofa");

  await app.button("Undo").click();
  await app.waitForTags("b.png", "cat");
  await app.images.focus();
  await page.keyboard.press("ControlOrMeta+Z");
  await app.waitForTags("a.png", "dog", "grass");
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await app.waitForTags("a.png", "dog", "grass", "sky");
});

it("a message offers Undo only as long as that undoes what it tells of", async (scene) => {
  const { app, page } = scene;
  await openDogs(scene);
  const undo = page.getByRole("status").getByRole("button", { name: /^Undo/ });
  await app.addTags("a.png", "sky");
  await app.onCard("b.png", "Remove").click();
  await undo.waitFor();
  await app.images.focus();
  await page.keyboard.press("ControlOrMeta+Z");
  await app.waitForCards("b.png");
  await undo.waitFor({ state: "detached" });

  await app.onCard("b.png", "Remove").click();
  await undo.click();
  await app.waitForCards("b.png");
  await app.waitForTags("a.png", "dog", "grass", "sky");
});

it("an image that was removed comes back", async (scene) => {
  const { app, workspace } = scene;
  await openDogs(scene);
  await app.onCard("a.png", "Remove").click();
  await app.card("a.png").waitFor({ state: "detached" });
  await app.button("Undo").click();
  await app.waitForCards("a.png");
  await app.waitForTags("a.png", "dog", "grass");
  assert.deepEqual([...(await workspace.read("1_dogs")).keys()], ["a.png", "a.txt", "b.png", "b.txt"]);
});

it("all texts can be cleared after a question, and brought back", async (scene) => {
  const { app, workspace } = scene;
  await openDogs(scene);
  await app.choose("Clear Tags/Captions");
  await app
    .dialog()
    .getByText(/2 images/)
    .first()
    .waitFor();
  await app
    .dialog()
    .getByRole("button", { name: /^Clear/ })
    .click();
  await app.waitForTags("a.png");
  await app.button("Undo").click();
  await app.waitForTags("a.png", "dog", "grass");
  assert.equal(await workspace.text("1_dogs", "a.txt"), "dog, grass");
});

it("Reset All starts anew and leaves the workspace alone", async (scene) => {
  const { app, workspace } = scene;
  await openDogs(scene);
  await app.choose("Reset All");
  await app
    .dialog()
    .getByRole("button", { name: /^Reset/ })
    .click();
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 0);
  assert.deepEqual([...(await workspace.read("1_dogs")).keys()], ["a.png", "a.txt", "b.png", "b.txt"]);
});
