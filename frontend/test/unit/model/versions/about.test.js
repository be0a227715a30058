import assert from "node:assert/strict";
import { test } from "node:test";
import { createHistory } from "../../../../app/model/history.js";
import { aboutSave } from "../../../../app/model/versions/about.js";

/** @type {any} */
const body = { texts: [{}, {}], added: [{}], replaced: [], renamed: [{}], removed: [] };

test("one step speaks for itself, several are counted", () => {
  assert.equal(aboutSave(body, ["Added “golden fur” to 2 images"]), "Added “golden fur” to 2 images");
  assert.equal(aboutSave(body, ["one", "two"]), "2 texts, 1 image added, 1 image renamed");
  assert.equal(aboutSave({ ...body, texts: [], added: [] }, []), "1 image renamed");
  assert.equal(aboutSave({ ...body, texts: [], added: [], renamed: [] }, ["Trigger word “x”"]), undefined);
});

test("what is said is one line that the server takes", () => {
  const said = aboutSave(body, [`a\n${"x".repeat(300)}`]);
  assert.equal(said?.length, 200);
  assert.ok(said?.startsWith("a x"));
});

test("the steps are those since the last save, as far as they still stand", () => {
  const history = createHistory();
  /** @type {any} */
  const edit = { type: "name", name: "x" };
  const apply = () => edit;
  history.record({ label: "one", edit, now: 0 });
  history.mark();
  assert.deepEqual(history.labelsSinceMark, []);
  history.record({ label: "two", edit, now: 1 });
  assert.deepEqual(history.labelsSinceMark, ["two"]);
  history.undo(apply);
  history.undo(apply);
  assert.deepEqual(history.labelsSinceMark, [], "what undoing a saved step did has no label");
  history.clear();
  history.record({ label: "three", edit, now: 2 });
  assert.deepEqual(history.labelsSinceMark, ["three"]);
});
