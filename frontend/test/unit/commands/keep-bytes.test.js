import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createByteKeeper } from "../../../app/commands/keep-bytes.js";
import { itemFromFile } from "../../../app/model/items.js";
import { localSource } from "../../../app/model/local-source.js";
import { eventually } from "../../e2e/support/eventually.js";

/** @param {string} id @param {Blob} blob */
const itemOf = (id, blob) =>
  itemFromFile({
    ...{ id, number: 1, file: `${id}.png`, source: localSource(blob), text: "dog" },
    ...{ mime: "image/png", width: 4, height: 4, sha256: null },
  });

/** @param {number} room how many blobs there is room for */
function setUp(room) {
  /** @type {string[]} */
  const written = [];
  const database = { room };
  const keeper = createByteKeeper({
    async put(bytes) {
      if (written.length + bytes.length > database.room) return false;
      written.push(...bytes.map(({ id, part }) => `${id}/${part}`));
      return true;
    },
    onChange: () => undefined,
  });
  const settled = () => eventually(() => assert.equal(keeper.waiting, 0));
  return { keeper, written, settled, database };
}

describe("createByteKeeper", () => {
  it("writes the bytes of an image once, whatever becomes of its text", async () => {
    const { keeper, written, settled } = setUp(9);
    const item = itemOf("i1", new Blob(["bytes"]));
    keeper.want(item);
    keeper.want({ ...item, body: "dog, cat" });
    await settled();
    keeper.want({ ...item, body: "dog, cat, bird" });
    await settled();
    assert.deepEqual(written, ["i1/picture"]);
  });

  it("writes a crop and keeps the original beside it", async () => {
    const { keeper, written, settled } = setUp(9);
    const item = itemOf("i1", new Blob(["bytes"]));
    keeper.want(item);
    await settled();
    const { picture } = itemOf("i1", new Blob(["cropped"]));
    keeper.want({ ...item, picture, original: item.picture });
    await settled();
    assert.deepEqual(written, ["i1/picture", "i1/picture", "i1/original"]);
  });

  it("counts what there is no room for, and tries again when images were taken out", async () => {
    const { keeper, written, settled, database } = setUp(1);
    for (const id of ["i1", "i2", "i3"]) keeper.want(itemOf(id, new Blob([id])));
    await settled();
    assert.equal(keeper.refused, 2);
    database.room = 3;
    keeper.forget(["i2"]);
    await settled();
    assert.equal(keeper.refused, 0);
    assert.deepEqual(written, ["i1/picture", "i3/picture"]);
  });

  it("gives up what was kept last and what still waits, until there may be room for a text", async () => {
    const { keeper, settled, database } = setUp(9);
    for (const id of ["i1", "i2", "i3"]) keeper.want(itemOf(id, new Blob([new Uint8Array(700_000)])));
    await settled();
    database.room = 0;
    keeper.want(itemOf("i4", new Blob(["waits"])));
    assert.deepEqual(keeper.giveUp(), ["i3", "i2"]);
    await settled();
    assert.equal(keeper.refused, 3);
    assert.deepEqual(keeper.giveUp(), ["i1"]);
    assert.deepEqual(keeper.giveUp(), []);
  });

  it("does not write again what the draft had when it was resumed", async () => {
    const { keeper, written, settled } = setUp(9);
    const item = itemOf("i1", new Blob(["bytes"]));
    keeper.know(item);
    keeper.want({ ...item, body: "dog, cat" });
    await settled();
    assert.deepEqual(written, []);
  });
});
