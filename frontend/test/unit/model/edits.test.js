import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { DatasetDocument } from "../../../app/model/document.js";
import { parseQuery } from "../../../app/model/query.js";
import { Results } from "../../../app/model/results.js";
import { Needs, needs, needsOf } from "../../../app/model/checks/needs.js";
import { localSource } from "../../../app/model/local-source.js";
import { removeTagFrom, renameTagIn } from "../../../app/model/text-edits.js";
import { addItem, entry, fileTexts, localItem, storedDocument } from "./fixtures.js";

/** @typedef {import("../../../app/model/types.js").Edit} Edit */
/** @typedef {import("../../../app/model/types.js").Sort} Sort */
/** @typedef {import("../../../app/model/types.js").Touched} Touched */

const count = 8;
const id = fc.nat(count - 1).map((n) => `i${n + 1}`);
const ids = fc.uniqueArray(id, { maxLength: 4 });
const body = fc.constantFrom(
  "",
  "t",
  "dog",
  "dog, cat",
  "cat, open_mouth",
  "t, dog",
  "A dog is asleep on the lawn.",
);
const mode = fc.constantFrom(/** @type {const} */ ("tags"), /** @type {const} */ ("caption"));
const file = fc.constantFrom("1.png", "2.jpg", "10.png", "b.png");

/** @type {fc.Arbitrary<Edit>} */
const single = fc.oneof(
  ids.chain((some) =>
    body.map((text) => ({
      type: /** @type {const} */ ("text"),
      changes: some.map((one) => ({ id: one, body: text })),
    })),
  ),
  ids.chain((some) =>
    mode.map((to) => ({
      type: /** @type {const} */ ("mode"),
      changes: some.map((one) => ({ id: one, mode: to })),
    })),
  ),
  fc
    .constantFrom("", "t", "dog", "new")
    .map((trigger) => ({ type: /** @type {const} */ ("trigger"), trigger })),
  fc.constantFrom("dogs", "cats").map((name) => ({ type: /** @type {const} */ ("name"), name })),
  ids.map((some) => ({ type: /** @type {const} */ ("remove"), ids: some })),
  id.chain((one) =>
    file.map((name) => ({
      type: /** @type {const} */ ("picture"),
      changes: [
        {
          id: one,
          picture: {
            file: name,
            mime: "image/png",
            source: localSource(new Blob([])),
            width: 100,
            height: 700,
            bytes: 7,
            sha256: name === "1.png" ? "ff" : null,
          },
          original: null,
        },
      ],
    })),
  ),
);

const edit = fc.oneof(
  { weight: 4, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc
      .array(single, { maxLength: 3 })
      .map((edits) => ({ type: /** @type {const} */ ("many"), edits })),
  },
);

function someDocument() {
  const texts = [
    "t, dog",
    "t, dog, cat",
    "cat",
    "A dog is asleep on the lawn.",
    null,
    "",
    "t, open mouth",
    "dog, t",
  ];
  const images = texts.map((text, i) => entry(`${i + 1}.png`, text, { width: 300 * (i + 1), height: 400 }));
  return storedDocument(images, { trigger: "t" });
}

/** @param {DatasetDocument} document */
function contentOf(document) {
  return {
    name: document.name,
    trigger: document.trigger,
    items: document.ids().map((one) => document.get(one)),
    texts: fileTexts(document),
    changed: document.changedCount,
    removed: [...document.removedSaved.keys()].toSorted(),
    missing: [...document.missingTrigger].toSorted(),
  };
}

/** @param {DatasetDocument} document */
function derivedFrom(document) {
  const rows = document.tags.list({ sort: "name" });
  return {
    tags: rows.map(({ tag, count: images }) => [tag, images, [...document.tags.images(tag)].toSorted()]),
    sharing: document.sharingStem,
    twins: [...document.withContent("ff")].toSorted(),
    stems: [...document.withStemOf("1.gif")].toSorted(),
  };
}

/** @param {DatasetDocument} document */
function rebuilt(document) {
  const items = document.ids().map((one) => document.get(one));
  return new DatasetDocument({ name: document.name, trigger: document.trigger, items });
}

describe("edits", () => {
  it("are undone exactly by their inverses, in whatever order they were done", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const document = someDocument();
        const before = [contentOf(document)];
        const inverses = edits.map((one) => {
          const { inverse } = document.apply(one);
          before.push(contentOf(document));
          return inverse;
        });
        for (const inverse of inverses.reverse()) {
          const now = contentOf(document);
          assert.deepEqual(now, before.pop());
          const again = document.apply(inverse);
          const redone = document.apply(again.inverse);
          assert.deepEqual(contentOf(document), now, "redone");
          document.apply(redone.inverse);
        }
        assert.deepEqual(contentOf(document), before.pop());
      }),
      { numRuns: 300 },
    );
  });

  it("are undone though they name an image twice", () => {
    const document = someDocument();
    const changes = ["a", "b"].map((text) => ({ id: "i1", body: text }));
    const { inverse } = document.apply({ type: "text", changes });
    document.apply(inverse);
    assert.equal(document.get("i1").body, "dog");
  });

  it("keep the tags right where others come between what is done everywhere and its undoing", () => {
    const removed = fc.record({ removed: fc.constantFrom("dog", "cat", "open_mouth", "t") });
    const renamed = fc.record({
      renamed: fc.constantFrom("dog", "cat", "t"),
      to: fc.constantFrom("cat", " dog ", "cow", "cow, dog", ""),
    });
    const undone = fc.record({ undone: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(fc.oneof(edit, removed, renamed, undone), { maxLength: 12 }), (steps) => {
        const document = someDocument();
        /** @type {Edit[]} */
        const inverses = [];
        for (const step of steps) {
          /** @type {Edit | null | undefined} */
          let one;
          if ("removed" in step) one = removeTagFrom(document, document.ids(), step.removed);
          else if ("renamed" in step) one = renameTagIn(document, document.ids(), step.renamed, step.to);
          else if ("undone" in step) one = inverses.at(-1 - step.undone);
          else one = step;
          if (one) inverses.push(document.apply(one).inverse);
        }
        assert.deepEqual(derivedFrom(document), derivedFrom(rebuilt(document)));
      }),
      { numRuns: 500 },
    );
  });

  it("keep every index as it would be built anew", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const document = someDocument();
        for (const one of edits) document.apply(one);
        assert.deepEqual(derivedFrom(document), derivedFrom(rebuilt(document)));
      }),
      { numRuns: 300 },
    );
  });

  it("name all that they touch", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), (edits) => {
        const document = someDocument();
        for (const one of edits) {
          const before = new Map(document.ids().map((some) => [some, document.get(some)]));
          const order = document.ids().join();
          const { touched } = document.apply(one);
          const now = new Map(document.ids().map((some) => [some, document.get(some)]));
          for (const some of new Set([...before.keys(), ...now.keys()])) {
            if (before.get(some) !== now.get(some)) assert.ok(touched.ids.has(some), some);
          }
          if (document.ids().join() !== order) assert.ok(touched.order);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const queries = fc.constantFrom(
  "",
  "dog",
  "-tag:dog",
  "tag:t",
  "tag:open_mouth or is:caption",
  "is:unsaved",
  "-is:missing-trigger",
  "is:same-stem",
  "is:duplicate or width:<1000",
  "tags:>=1 name:1",
  "is:untagged or is:small -name:1",
);

/** @type {fc.Arbitrary<Sort>} */
const sorts = fc.record({
  key: fc.constantFrom(
    /** @type {const} */ ("number"),
    /** @type {const} */ ("name"),
    /** @type {const} */ ("size"),
    /** @type {const} */ ("tags"),
  ),
  descending: fc.boolean(),
});

describe("results", () => {
  it("are after each edit what they would be when made anew", () => {
    fc.assert(
      fc.property(queries, sorts, fc.array(edit, { maxLength: 8 }), (text, sort, edits) => {
        const document = someDocument();
        const results = new Results(document, parseQuery(text), sort);
        const counts = new Needs(document);
        for (const one of edits) {
          const before = results.ids;
          const { touched } = document.apply(one);
          results.touch(touched);
          counts.touch(touched);
          const anew = new Results(document, parseQuery(text), sort);
          assert.deepEqual(results.ids, anew.ids);
          assert.ok(
            results.ids === before || results.ids.join() !== before.join(),
            "a new array for the same list",
          );
          results.ids.forEach((some, index) => assert.equal(results.indexOf(some), index));
          for (const need of needs) {
            const wanting = document.ids().filter((some) => needsOf(document, some).includes(need));
            assert.equal(counts.count(need), wanting.length, need);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it("know what is not shown", () => {
    const document = someDocument();
    const results = new Results(document, parseQuery("tag:cat"), { key: "number", descending: false });
    assert.deepEqual([...results.ids], ["i2", "i3"]);
    assert.deepEqual([results.has("i1"), results.indexOf("i1"), results.size], [false, -1, 2]);
    addItem(document, localItem(document, "new.png", "cat"));
    results.show(parseQuery("tag:cat"), { key: "number", descending: true });
    assert.deepEqual([...results.ids], ["i9", "i3", "i2"]);
  });

  it("sort names as people count", () => {
    const files = ["img10.png", "img9.png", "B/1.png", "a.png", "Img1.png"];
    const document = storedDocument(files.map((name) => entry(name, null)));
    const results = new Results(document, parseQuery(""), { key: "name", descending: false });
    const names = results.ids.map((one) => document.get(one).picture.file);
    assert.deepEqual(names, ["a.png", "B/1.png", "Img1.png", "img9.png", "img10.png"]);
  });
});
