import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { defaultPrompts, fillPrompt, promptValues, promptVariables } from "../../../app/model/prompts.js";
import { storedDocument, entry } from "./fixtures.js";

const values = { trigger: "flff", tags: "dog, cat", caption: "A dog.", filename: "one", max: 30 };

describe("fillPrompt", () => {
  it("fills in what it knows and leaves other braces as they were typed", () => {
    const template = "{trigger} {tags} {caption} {filename} {max} {Max} {other} {} {{max}}";
    assert.equal(fillPrompt(template, values), "flff dog, cat A dog. one 30 {Max} {other} {} {30}");
  });

  it("does not read what it filled in for variables again", () => {
    const tricky = { ...values, tags: "{max}, $&, $1", caption: "{tags}" };
    assert.equal(fillPrompt("{tags} {caption}", tricky), "{max}, $&, $1 {tags}");
  });

  it("leaves out lines that would have nothing but holes", () => {
    const none = { trigger: "", tags: " ", caption: "", filename: "one", max: 0 };
    const template =
      "First.\nNot {trigger}.\nThere: {tags} {caption}\n{filename}: {trigger}\n\nAt most {max}.";
    assert.equal(fillPrompt(template, none), "First.\none: \n");
    assert.equal(
      fillPrompt(template, values),
      "First.\nNot flff.\nThere: dog, cat A dog.\none: flff\n\nAt most 30.",
    );
  });

  it("changes nothing in a text without variables", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/\{(?:trigger|tags|caption|filename|max)\}/u.test(text)),
        (text) => assert.equal(fillPrompt(text, values), text),
      ),
    );
  });

  it("leaves no variable in the prompts that come with it", () => {
    for (const mode of /** @type {const} */ (["tags", "caption"])) {
      for (const some of [values, { trigger: "", tags: "", caption: "", filename: "", max: 0 }]) {
        const prompt = fillPrompt(defaultPrompts[mode], some);
        for (const { name } of promptVariables) assert.ok(!prompt.includes(`{${name}}`));
        assert.ok(prompt.length > 100);
      }
    }
  });
});

describe("promptValues", () => {
  it("gives the text as what it is, and the name without folder and ending", () => {
    const document = storedDocument(
      [entry("a/b.c/one.two.png", "t, dog,cat\n"), "t, A dog is on the lawn."],
      {
        trigger: "t",
      },
    );
    const run = { trigger: "t", max: 5 };
    assert.deepEqual(promptValues(document.get("i1"), run), {
      trigger: "t",
      tags: "dog, cat",
      caption: "",
      filename: "one.two",
      max: 5,
    });
    assert.equal(promptValues(document.get("i2"), run).caption, "A dog is on the lawn.");
    assert.equal(promptValues(document.get("i2"), run).tags, "");
  });
});
