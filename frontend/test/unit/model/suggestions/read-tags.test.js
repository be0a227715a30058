import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cleanTags } from "../../../../app/model/suggestions/clean-tags.js";
import { readTags } from "../../../../app/model/suggestions/read-tags.js";

/** @param {string} text */
const read = (text) => cleanTags(readTags(text));

const three = ["golden retriever", "open mouth", "1girl"];

describe("readTags", () => {
  /** @type {Record<string, string>} */
  const forms = {
    commas: "golden retriever, open mouth, 1girl",
    lines: "golden retriever\nopen mouth\n1girl\n",
    "a JSON object": '{"tags": ["golden retriever", "open mouth", "1girl"]}',
    "a JSON array": '["golden retriever","open mouth","1girl"]',
    "JSON objects in an array":
      '[{"tag":"golden retriever","score":0.9},{"tag":"open mouth"},{"name":"1girl"}]',
    "tags in one JSON string": '{"tags": "golden retriever, open mouth, 1girl"}',
    "groups in JSON": '{"subject": ["golden retriever"], "pose": {"face": ["open mouth"]}, "rest": "1girl"}',
    "scores in JSON": '{"golden retriever": 0.98, "open mouth": 0.7, "1girl": 0.5}',
    "JSON in a fence": '```json\n{"tags": ["golden retriever", "open mouth", "1girl"]}\n```',
    "JSON between sentences":
      'Sure, here you go: {"tags": ["golden retriever", "open mouth", "1girl"]} I hope this helps.',
    "a fence between sentences": "Here are the tags:\n```\ngolden retriever, open mouth, 1girl\n```\nEnjoy!",
    "a fence in one line": "```golden retriever, open mouth, 1girl```",
    "a fence without an end": "```text\ngolden retriever, open mouth, 1girl",
    "single quotes": "['golden retriever', 'open mouth', '1girl']",
    "a comma too many": '{"tags": ["golden retriever", "open mouth", "1girl",]}',
    "JSON without an end": '{"tags": ["golden retriever", "open mouth", "1girl", "cut o',
    "brackets without quotes": "[golden retriever, open mouth, 1girl]",
    bullets: "- golden retriever\n* open mouth\n• 1girl",
    numbers: "1. golden retriever\n2) open mouth\n3. 1girl",
    "a label": "Tags: golden retriever, open mouth, 1girl",
    "a bold label": "**Tags:** golden retriever, open mouth, 1girl",
    "a sentence before and after":
      "Here are the tags for the image:\n\ngolden retriever, open mouth, 1girl\n\nLet me know if you would like to have more of them.",
    "a sentence in front": "Here are the tags: golden retriever, open mouth, 1girl.",
    "bullets between sentences":
      "The picture shows a dog.\n- golden retriever\n- open mouth\n- 1girl\nThese are the most important ones.",
    "headings with tags": "**Subject:** golden retriever\n**Expression:** open mouth\n**Other:** 1girl",
    "headings over bullets": "## Subject\n- golden retriever\n## Rest\n- open mouth\n- 1girl",
    "bold tags with explanations":
      "1. **Golden retriever** - the dog in front\n2. **Open mouth**: it pants\n3. **1girl** – behind it",
    "thinking aloud": "<think>cat, cow, hen</think>\ngolden retriever, open mouth, 1girl",
    "thinking of which the beginning is missing": "cat, cow</think>golden retriever, open mouth, 1girl",
    semicolons: "golden retriever; open mouth; 1girl",
    "full-width commas": "golden retriever，open mouth、1girl",
    "line ends of all kinds": "golden retriever\r\nopen mouth\r1girl",
    quotes: "\"golden retriever\", 'open mouth', “1girl”",
  };
  for (const [name, text] of Object.entries(forms)) {
    it(`reads ${name}`, () => {
      assert.deepEqual(
        read(text).map((tag) => tag.toLowerCase()),
        three,
      );
    });
  }

  it("reads hash tags", () => {
    assert.deepEqual(read("#dog #open_mouth #1girl"), ["dog", "open mouth", "1girl"]);
    assert.deepEqual(read("#dog, #open_mouth"), ["dog", "open mouth"]);
  });

  it("keeps what looks like a heading or a marker and is a tag", () => {
    assert.deepEqual(read("nier: automata, 1.5x scale, re:zero, :d, ^_^, -_-"), [
      "nier: automata",
      "1.5x scale",
      "re:zero",
      ":d",
      "^_^",
      "-_-",
    ]);
    assert.deepEqual(read("photo (medium), a [b] c"), ["photo (medium)", "a [b] c"]);
  });

  it("does not cut prose at its commas", () => {
    assert.deepEqual(readTags("A dog sits on the lawn, its mouth open, and looks at the camera."), []);
    assert.deepEqual(readTags("I cannot help with that request, since it shows a person."), []);
    assert.deepEqual(readTags('{"description": "A dog sits on the lawn, its mouth open, looking up."}'), []);
    assert.deepEqual(readTags("<think>dog, cat, and so on"), []);
    assert.deepEqual(readTags(" \n"), []);
  });

  it("takes any text without failing", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      "'",
      "```",
      "\n",
      ",",
      "- ",
      "**",
      "dog",
      ": ",
      "#",
      "1. ",
      "<think>",
      "</think>",
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((all) => all.join("")),
        fc.string(),
        (one, other) => {
          for (const text of [one, other])
            for (const tag of readTags(text)) assert.equal(typeof tag, "string");
        },
      ),
    );
  });
});
