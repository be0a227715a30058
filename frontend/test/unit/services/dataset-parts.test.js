import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { partsOf } from "../../../app/services/dataset-parts.js";

const head = { name: "1_dogs", revision: "r1", trigger: "ohwx\ndog" };

/** @param {number} count */
const imagesOf = (count) =>
  Array.from({ length: count }, (_, at) => ({
    file: `${at}.png`,
    text: `“dög”, a line\nand ]}, ${"x".repeat(200)}`,
  }));

/** @param {unknown[]} images @returns {string} as the server writes it */
const answerOf = (images) =>
  `${JSON.stringify({ ...head, images: [] }).slice(0, -2)}\n${images
    .map((image, at) => `${at === 0 ? "" : ","}${JSON.stringify(image)}\n`)
    .join("")}]}`;

/** @param {string} answer @param {number} [size] of what arrives at a time @returns {Response} */
function arriving(answer, size = 1009) {
  const bytes = new TextEncoder().encode(answer);
  let at = 0;
  return new Response(
    new ReadableStream({
      pull(controller) {
        controller.enqueue(bytes.subarray(at, (at += size)));
        if (at >= bytes.length) controller.close();
      },
    }),
  );
}

/** @param {Response} response */
async function taken(response) {
  const parts = [];
  for await (const part of partsOf(response)) parts.push(part);
  return parts;
}

describe("a dataset that arrives", () => {
  it("is the same as when it is taken as a whole, in parts when it is large", async () => {
    for (const count of [0, 1, 2, 9000]) {
      const images = imagesOf(count);
      const answer = answerOf(images);
      assert.deepEqual(JSON.parse(answer), { ...head, images });
      const parts = await taken(arriving(answer));
      assert.deepEqual(
        parts.flatMap((part) => part.images),
        images,
      );
      assert.equal(parts.length > 2, count === 9000);
      for (const part of parts) assert.deepEqual({ ...part, images: [] }, { ...head, images: [] });
    }
  });

  it("gives few images first, however much has come by then", async () => {
    const answer = answerOf(imagesOf(1000));
    const [first, ...others] = await taken(arriving(answer, answer.length * 2));
    assert.ok(first.images.length >= 20 && first.images.length < 100, String(first.images.length));
    assert.equal(
      others.reduce((sum, { images }) => sum + images.length, first.images.length),
      1000,
    );
  });

  it("may be one line, as something in between may have written it", async () => {
    const whole = { ...head, images: imagesOf(3) };
    assert.deepEqual(await taken(arriving(JSON.stringify(whole))), [whole]);
  });

  it("is no dataset when its end is missing, wherever it was cut", async () => {
    const answer = answerOf(imagesOf(5));
    for (let length = 0; length < answer.length; length++) {
      await assert.rejects(
        taken(arriving(answer.slice(0, length))),
        SyntaxError,
        `cut after ${length} letters`,
      );
    }
  });
});
