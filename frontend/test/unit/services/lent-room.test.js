import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createLentRoom } from "../../../app/services/lent-room.js";

describe("createLentRoom", () => {
  /** @type {StorageEstimate} */
  let lent;
  let asked = 0;
  let time = 0;

  beforeEach(() => {
    lent = { quota: 1000, usage: 0 };
    [asked, time] = [0, 0];
  });

  const room = () =>
    createLentRoom({
      now: () => time,
      async estimate() {
        asked++;
        return lent;
      },
    });

  it("leaves a twentieth free, for texts", async () => {
    const hasRoomFor = room();
    assert.equal(await hasRoomFor(951), false);
    assert.equal(await hasRoomFor(950), true);
  });

  it("fills what there is and no more, whatever the browser has counted meanwhile", async () => {
    const hasRoomFor = room();
    let kept = 0;
    while (await hasRoomFor(10)) {
      kept += 10;
      lent.usage = kept;
    }
    assert.equal(kept, 950);
  });

  it("asks the browser seldom while there is much room", async () => {
    lent.quota = 1_000_000;
    const hasRoomFor = room();
    for (let image = 0; image < 1000; image++) await hasRoomFor(100);
    assert.equal(asked, 1);
  });

  it("hears after some seconds of what other tabs have filled", async () => {
    const hasRoomFor = room();
    assert.equal(await hasRoomFor(10), true);
    lent.usage = 945;
    time = 60_000;
    assert.equal(await hasRoomFor(10), false);
  });

  it("hears at once of room that was made", async () => {
    lent.usage = 945;
    const hasRoomFor = room();
    assert.equal(await hasRoomFor(10), false);
    lent.usage = 0;
    assert.equal(await hasRoomFor(10), true);
  });

  it("says yes where the browser does not tell", async () => {
    lent = {};
    assert.equal(await room()(1e15), true);
  });
});
