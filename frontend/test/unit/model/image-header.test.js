import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { headerBytes, sizeFromHeader } from "../../../app/model/image-header.js";
import { bmp, png, withOrientation } from "../../e2e/support/images.js";

const size = { width: 300, height: 200 };

/** @param {...(number[] | string)} parts */
const bytes = (...parts) =>
  Buffer.concat(parts.map((part) => Buffer.from(/** @type {any} */ (part), "latin1")));

/** The beginning of a JPEG: a note, then the frame. */
const jpeg = bytes(
  [0xff, 0xd8, 0xff, 0xfe, 0, 4],
  "hi",
  [0xff, 0xc2, 0, 17, 8, 0, 200, 1, 44, 3],
  "rest of it",
);

describe("sizeFromHeader", () => {
  it("reads PNG, BMP and JPEG", () => {
    assert.deepEqual(sizeFromHeader(png(size), "image/png"), size);
    assert.deepEqual(sizeFromHeader(bmp(size), "image/bmp"), size);
    assert.deepEqual(sizeFromHeader(jpeg, "image/jpeg"), size);
  });

  it("turns the size as the camera's note says", () => {
    for (const orientation of [1, 2, 3, 4])
      assert.deepEqual(sizeFromHeader(withOrientation(jpeg, orientation), "image/jpeg"), size);
    for (const orientation of [5, 6, 7, 8])
      assert.deepEqual(sizeFromHeader(withOrientation(jpeg, orientation), "image/jpeg"), {
        width: 200,
        height: 300,
      });
  });

  it("reads the three kinds of WebP", () => {
    const webp = (/** @type {string} */ kind, /** @type {number[]} */ content) =>
      sizeFromHeader(bytes("RIFF\0\0\0\0WEBP", kind, [0, 0, 0, 0], content), "image/webp");
    assert.deepEqual(webp("VP8 ", [0, 0, 0, 0x9d, 1, 0x2a, 44, 1, 200, 0]), size);
    const lossless = 299 | (199 << 14);
    const packed = [0, 8, 16, 24].map((shift) => (lossless >>> shift) & 255);
    assert.deepEqual(webp("VP8L", [0x2f, ...packed]), size);
    assert.deepEqual(webp("VP8X", [0, 0, 0, 0, 43, 1, 0, 199, 0, 0]), size);
  });

  it("leaves to the browser what the head does not say for sure", () => {
    const whole = png(size);
    const broken = Buffer.from(whole);
    broken[17] ^= 1;
    assert.equal(sizeFromHeader(broken, "image/png"), null);
    assert.equal(sizeFromHeader(whole.subarray(0, 24), "image/png"), null);
    assert.equal(sizeFromHeader(jpeg.subarray(0, 12), "image/jpeg"), null);
    assert.equal(sizeFromHeader(Buffer.from("GIF89a"), "image/gif"), null);
    const turned = bytes("RIFF\0\0\0\0WEBPVP8X", [0, 0, 0, 0, 8, 0, 0, 0, 43, 1, 0, 199, 0, 0]);
    assert.equal(sizeFromHeader(turned, "image/webp"), null);
  });

  it("comes to an end with anything", () => {
    let state = 1;
    const random = () => (state = (state * 48271) % 2147483647) & 255;
    for (let round = 0; round < 300; round++) {
      const content = Uint8Array.from({ length: round }, random);
      for (const mime of ["image/png", "image/jpeg", "image/webp", "image/bmp"]) {
        const found = sizeFromHeader(content, mime);
        assert.ok(found === null || (found.width > 0 && found.height > 0));
      }
    }
    assert.ok(Math.max(...headerBytes) > 65_536);
  });
});
