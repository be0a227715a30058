import assert from "node:assert/strict";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

it("the trigger word stands first on every image, and follows typing", async ({ app, workspace }) => {
  const prose = "A brown dog, seen from the side, runs over wet grass in the evening.";
  await workspace.put("1_set", {
    "a.png": png({ seed: 1 }),
    "a.txt": "dog, cat",
    "b.png": png({ seed: 2 }),
    "c.png": png({ seed: 3 }),
    "c.txt": prose,
  });
  await app.open("1_set");
  await app.trigger.pressSequentially("flff");
  await app.waitForTags("a.png", "flff", "dog", "cat");
  await app.trigger.pressSequentially("dog");
  await app.waitForTags("a.png", "flffdog", "dog", "cat");
  await app.save();
  assert.equal(await workspace.text("1_set", "a.txt"), "flffdog, dog, cat");
  assert.equal(await workspace.text("1_set", "b.txt"), "flffdog");
  assert.equal(await workspace.text("1_set", "c.txt"), `flffdog, ${prose}`);

  await app.open("1_set");
  assert.equal(await app.trigger.inputValue(), "flffdog", "it is remembered");
  assert.match(await app.saveButton.innerText(), /^\D*0?\D*$/, "nothing is unsaved");

  await app.trigger.fill("wolf");
  await app.save();
  assert.equal(await workspace.text("1_set", "a.txt"), "wolf, dog, cat");
  assert.equal(await workspace.text("1_set", "c.txt"), `wolf, ${prose}`);
});
