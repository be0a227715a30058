import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Pace } from "../../../../app/model/batch/pace.js";

const random = () => 0.5;

describe("Pace", () => {
  it("starts as many at once as asked for, and no more", () => {
    const pace = new Pace({ concurrency: 2, random });
    assert.equal(pace.startAt(100, 0), 100);
    pace.started(100);
    assert.equal(pace.startAt(100, 1), 100);
    assert.equal(pace.startAt(100, 2), Infinity);
    assert.equal(new Pace({ concurrency: 0, random }).atOnce, 1);
  });

  it("spreads the calls over the minute", () => {
    const pace = new Pace({ concurrency: 4, perMinute: 30, random });
    assert.equal(pace.startAt(0, 0), 0);
    pace.started(0);
    assert.equal(pace.startAt(500, 1), 2000);
    assert.equal(pace.startAt(9000, 1), 9000);
  });

  it("halves when asked to slow down, once for all calls that were under way, and waits as long as asked", () => {
    const pace = new Pace({ concurrency: 8, random });
    const until = pace.slowedDown(1000, 12_000);
    assert.ok(until >= 13_000 && until <= 14_000);
    assert.equal(pace.atOnce, 4);
    assert.ok(pace.slowedDown(1100, 20_000) >= 21_100);
    assert.equal(pace.atOnce, 4);
    assert.equal(pace.startAt(2000, 0), pace.pausedUntil);
    pace.slowedDown(pace.pausedUntil, null);
    assert.equal(pace.atOnce, 2);
    for (let i = 0; i < 5; i++) pace.slowedDown(pace.pausedUntil, null);
    assert.equal(pace.atOnce, 1);
  });

  it("waits longer each time where nothing was asked for, until an answer comes", () => {
    const pace = new Pace({ concurrency: 4, random });
    const waits = [0, 1, 2, 3, 4, 5, 6, 7].map(() => {
      const now = Math.max(0, pace.pausedUntil);
      return pace.slowedDown(now, null) - now;
    });
    assert.deepEqual(waits, [750, 1500, 3000, 6000, 12_000, 24_000, 45_000, 45_000]);
    const now = pace.pausedUntil;
    pace.succeeded(now - 1);
    assert.equal(pace.slowedDown(now, null) - now, 45_000, "an answer from before the pause tells nothing");
    pace.succeeded(pace.pausedUntil);
    assert.equal(pace.slowedDown(pace.pausedUntil, null) - now - 45_000, 750);
  });

  it("comes up again slowly, and never past what was asked for", () => {
    const pace = new Pace({ concurrency: 4, random });
    pace.slowedDown(0, 1000);
    const now = pace.pausedUntil;
    const reached = Array.from({ length: 60 }, () => {
      pace.succeeded(now);
      return pace.atOnce;
    });
    assert.deepEqual([reached.indexOf(3), reached.indexOf(4), Math.max(...reached)], [9, 24, 4]);
  });

  it("never waits less than asked, and never longer than a minute where nothing was asked", () => {
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        share,
        fc.integer({ min: 1, max: 40 }),
        fc.option(fc.integer({ min: 1, max: 600_000 })),
        (one, tries, after) => {
          const wait = new Pace({ concurrency: 4, random: () => one }).backoff(tries, after);
          if (after === null) assert.ok(wait >= 500 && wait <= 60_000);
          else assert.ok(wait >= after && wait <= after * 1.1 && wait <= after + 1000);
        },
      ),
    );
  });
});
