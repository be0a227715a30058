import assert from "node:assert/strict";
import { test } from "node:test";
import { readTagList, TagList } from "../../../app/model/tag-list.js";

const shared = [
  ["1girl", "0", "6008644", "1girls,sole_female"],
  ["corgi", "0", "900", "welsh_corgi,/corgis"],
  ["open_mouth", "0", "2000000", ""],
  ["mouth_hold", "0", "120000", ""],
  ["open_clothes", "0", "150000", "opened_clothes"],
];

/** @param {readonly (readonly string[])[]} rows */
const listOf = (rows) => new TagList({ file: "tags.csv", ...readTagList(rows) });
/** @param {TagList} list @param {string} search */
const tags = (list, search, most = 10) => list.suggest(search, { most }).map(({ tag }) => tag);

test("the tags of a shared list are suggested, the most used first, whatever the case and the underscores", () => {
  const list = listOf(shared);
  assert.equal(list.size, 5);
  assert.deepEqual(tags(list, "open"), ["open_mouth", "open_clothes"]);
  assert.deepEqual(tags(list, "Open M"), ["open_mouth"]);
  assert.deepEqual(list.suggest("corg", { most: 3 }), [{ tag: "corgi", count: 900, alias: null }]);
});

test("those that begin with it come before those of which an alias or a word does", () => {
  assert.deepEqual(tags(listOf(shared), "mouth"), ["mouth_hold", "open_mouth"]);
  assert.deepEqual(tags(listOf(shared), "o"), ["open_mouth", "open_clothes"]);
});

test("an alias leads to its tag and is named", () => {
  const list = listOf(shared);
  assert.deepEqual(list.suggest("welsh", { most: 3 }), [{ tag: "corgi", count: 900, alias: "welsh_corgi" }]);
  assert.deepEqual(list.suggest("sole", { most: 3 }), [
    { tag: "1girl", count: 6008644, alias: "sole_female" },
  ]);
});

test("no more are given than asked for, and none that is not wanted", () => {
  const list = listOf(shared);
  assert.deepEqual(tags(list, "o", 1), ["open_mouth"]);
  const given = list.suggest("open", { most: 1, skip: (tag) => tag === "open_mouth" });
  assert.deepEqual(
    given.map(({ tag }) => tag),
    ["open_clothes"],
  );
  assert.deepEqual(tags(list, "o", 0), []);
  assert.deepEqual(tags(list, "  "), []);
  assert.deepEqual(tags(list, "nothing"), []);
});

test("an export with a header and a plain list of tags are read, too", () => {
  const exported = listOf([
    ["id", "name", "category", "post_count"],
    ["1", "canine", "5", "10"],
    ["2", "mammal", "5", "30"],
  ]);
  assert.deepEqual(exported.suggest("m", { most: 3 }), [{ tag: "mammal", count: 30, alias: null }]);
  assert.equal(exported.size, 2);
  assert.deepEqual(tags(listOf([["red bag"], ["red  bag"], ["rope"], [""]]), "r"), ["red bag", "rope"]);
});

test("what is no list has no tags", () => {
  assert.equal(readTagList([]).size, 0);
  assert.deepEqual(tags(listOf([]), "a"), []);
});

test("the last line is found as the first is", () => {
  const list = listOf([
    ["a", "0", "3", ""],
    ["b", "0", "2", ""],
    ["c", "0", "1", "zebra"],
  ]);
  assert.deepEqual(list.suggest("zeb", { most: 3 }), [{ tag: "c", count: 1, alias: "zebra" }]);
  assert.deepEqual(tags(list, "a"), ["a"]);
});
