import assert from "node:assert/strict";
import { test } from "node:test";
import { createPreparedPictures } from "../../../../app/commands/batch/prepared-pictures.js";

/** @typedef {import("../../../../app/model/suggestions/types.js").Job} Job */
/** @typedef {import("../../../../app/model/types.js").Item} Item */

const job = /** @type {Job} */ ({ image: "i1" });
const item = (/** @type {string} */ file) => /** @type {Item} */ ({ picture: { file } });

/** @param {(made: number) => Promise<unknown>} [make] */
function pictures(make = async (made) => made) {
  let made = 0;
  const ready = createPreparedPictures(
    () => /** @type {ReturnType<Parameters<typeof createPreparedPictures>[0]>} */ (make(++made)),
  );
  return { ready, made: () => made };
}

test("a picture that was made ready is not made again", async () => {
  const { ready, made } = pictures();
  const dog = item("dog.png");
  ready.prepare(job, dog);
  ready.prepare(job, dog);
  assert.equal(await ready.take(job, dog), 1);
  assert.equal(made(), 1);
});

test("a picture that was cropped since is made anew, and so is one that is asked for a second time", async () => {
  const { ready } = pictures();
  ready.prepare(job, item("dog.png"));
  const cropped = item("dog.png");
  assert.equal(await ready.take(job, cropped), 2);
  assert.equal(await ready.take(job, cropped), 3);
});

test("who takes it hears why it could not be made, and the next time it is tried again", async () => {
  const { ready } = pictures((made) =>
    made === 1 ? Promise.reject(new Error("away")) : Promise.resolve(made),
  );
  const dog = item("dog.png");
  ready.prepare(job, dog);
  await assert.rejects(ready.take(job, dog), /away/);
  assert.equal(await ready.take(job, dog), 2);
});
