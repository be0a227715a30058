import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { agoText, bytesText, countText, dayText, numberText } from "../../../app/ui/wording.js";

describe("wording", () => {
  it("groups thousands and says one or many", () => {
    assert.deepEqual([0, 999, 9804, 100_000, 1_234_567, 0.6].map(numberText), [
      "0",
      "999",
      "9,804",
      "100,000",
      "1,234,567",
      "1",
    ]);
    assert.equal(countText(1, "image"), "1 image");
    assert.equal(countText(0, "image"), "0 images");
    assert.equal(countText(2, "copy", "copies"), "2 copies");
  });

  it("writes sizes as file managers do", () => {
    const sizes = [0, 999, 1000, 412_000, 999_499, 999_500, 4_200_000, 214e6, 3.4e9, 18.2e9, 412e9, 5e15];
    assert.deepEqual(sizes.map(bytesText), [
      ...["0 B", "999 B", "1 kB", "412 kB", "999 kB", "1.0 MB"],
      ...["4.2 MB", "214 MB", "3.4 GB", "18.2 GB", "412 GB", "5000 TB"],
    ]);
  });

  it("names the day as people do", () => {
    const now = new Date(2026, 10, 23, 15, 0).getTime();
    assert.equal(dayText(new Date(2026, 10, 23, 14, 2).getTime(), now), "today 14:02");
    assert.equal(dayText(new Date(2026, 10, 22, 23, 59).getTime(), now), "yesterday");
    assert.equal(dayText(new Date(2026, 10, 19).getTime(), now), "19 November");
    assert.equal(dayText(new Date(2025, 1, 3).getTime(), now), "3 February 2025");
  });

  it("says how long ago without counting every second", () => {
    const seconds = [0, 4, 7, 59, 60, 3599, 7300];
    assert.deepEqual(
      seconds.map((value) => agoText(value * 1000)),
      [...["just now", "just now", "5 s ago", "55 s ago", "1 min ago", "59 min ago", "2 h ago"]],
    );
  });
});
