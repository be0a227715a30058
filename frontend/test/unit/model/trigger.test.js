import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cleanTrigger, compose, offeredTrigger, takeTrigger } from "../../../app/model/trigger.js";
import { tagTexts } from "../../../app/model/tags.js";

describe("takeTrigger", () => {
  it("takes the first tag", () => {
    const taken = takeTrigger("flffdog, dog, cat\n", "flffdog");
    assert.deepEqual(taken, { body: "dog, cat\n", hasTrigger: true, opening: { before: "", after: ", " } });
  });

  it("remembers how the text stood around the trigger", () => {
    const taken = takeTrigger("\uFEFF flffdog ,\r\ndog", "flffdog");
    assert.deepEqual(taken, {
      body: "dog",
      hasTrigger: true,
      opening: { before: "\uFEFF ", after: " ,\r\n" },
    });
  });

  it("knows a text that is the trigger alone", () => {
    assert.deepEqual(takeTrigger("flffdog\n", "flffdog").body, "");
    assert.equal(takeTrigger("flffdog,", "flffdog").hasTrigger, true);
  });

  it("does not take a tag that only begins like the trigger, or a later one", () => {
    for (const raw of ["flffdogs, dog", "flffdog puppy, dog", "dog, flffdog", "Flffdog, dog"]) {
      assert.deepEqual(takeTrigger(raw, "flffdog"), {
        body: raw,
        hasTrigger: false,
        opening: { before: "", after: ", " },
      });
    }
  });

  it("leaves a sentence whole that begins with the trigger", () => {
    const raw = "flffdog is sitting on the lawn.";
    assert.deepEqual(
      { ...takeTrigger(raw, "flffdog"), opening: null },
      { body: raw, hasTrigger: true, opening: null },
    );
    assert.equal(takeTrigger("flffdog's house is on the hill.", "flffdog").hasTrigger, false);
  });

  it("takes nothing for no trigger, and knows no file from an empty one", () => {
    assert.deepEqual(takeTrigger("dog", "").body, "dog");
    assert.deepEqual(takeTrigger(null, "flffdog"), { ...takeTrigger("", "flffdog") });
    assert.equal(takeTrigger(null, "flffdog").hasTrigger, false);
  });

  it("gives back every text together with its opening", () => {
    const texts = fc.array(fc.constantFrom("t", "dog", ",", ", ", " ", "\n", "\uFEFF", "A dog is here. "));
    fc.assert(
      fc.property(texts, (pieces) => {
        const raw = pieces.join("");
        const { body, hasTrigger, opening } = takeTrigger(raw, "t");
        if (body.trim() === "" || (hasTrigger && body.trimStart().startsWith("t"))) return;
        const mode = /\n/u.test(raw) ? "caption" : "tags";
        const text = hasTrigger ? opening.before + "t" + opening.after + body : opening.before + body;
        assert.equal(text, raw);
        if (hasTrigger && !tagTexts(body).includes("t")) assert.equal(compose("t", body, mode, opening), raw);
      }),
    );
  });
});

describe("compose", () => {
  it("puts the trigger first in tags", () => {
    assert.equal(compose("flffdog", "dog, cat", "tags"), "flffdog, dog, cat");
    assert.equal(compose("flffdog", "", "tags"), "flffdog");
    assert.equal(compose("", "dog", "tags"), "dog");
  });

  it("never doubles it in tags: a later one moves to the front", () => {
    assert.equal(compose("dog", "dog,  cat", "tags"), "dog,  cat");
    assert.equal(compose("dog", "cat, dog, cow", "tags"), "dog, cat, cow");
    assert.equal(compose("dog", "dog, cat, dog", "tags"), "dog, cat");
    assert.equal(compose("dog", "dog", "tags"), "dog");
    assert.equal(compose("dog", "dogs, big dog", "tags"), "dog, dogs, big dog");
  });

  it("puts it before untouched prose", () => {
    const text = "A dog, on a lawn.\r\nIt sleeps. ";
    assert.equal(compose("flffdog", text, "caption"), `flffdog, ${text}`);
  });

  it("does not double it in prose that begins with it as a whole word", () => {
    for (const text of ["dog", "dog, on a lawn", "dog on a lawn", " dog\ton a lawn"]) {
      assert.equal(compose("dog", text, "caption"), text);
    }
    for (const text of ["dogs on a lawn", "dog's lawn", "a dog, on a lawn"]) {
      assert.equal(compose("dog", text, "caption"), `dog, ${text}`);
    }
  });

  it("has the trigger exactly once and first in tags, whatever the text", () => {
    const bodies = fc.array(fc.constantFrom("t", "a", "b", ",", ", ", " ", "\n")).map((p) => p.join(""));
    fc.assert(
      fc.property(bodies, (body) => {
        const tags = tagTexts(compose("t", body, "tags"));
        assert.deepEqual(tags, ["t", ...tagTexts(body).filter((tag) => tag !== "t")]);
      }),
    );
  });
});

describe("cleanTrigger", () => {
  it("makes one line without commas at its ends", () => {
    assert.equal(cleanTrigger(" flff \n dog, "), "flff dog");
    assert.equal(cleanTrigger(" ,, "), "");
  });
});

describe("offeredTrigger", () => {
  it("offers the first tag that all texts share", () => {
    assert.equal(
      offeredTrigger(["flffdog, dog", "flffdog", null, " \n", "flffdog , a dog on a lawn."]),
      "flffdog",
    );
  });

  it("offers nothing for different beginnings, a single text, or shared sentences", () => {
    assert.equal(offeredTrigger(["flffdog, dog", "dog"]), null);
    assert.equal(offeredTrigger(["flffdog, dog", null]), null);
    assert.equal(offeredTrigger(["A dog sits on the lawn, a", "A dog sits on the lawn, b"]), null);
    assert.equal(offeredTrigger(["A dog.", "A dog."]), null);
    assert.equal(offeredTrigger([", dog", ", dog"]), null);
  });
});
