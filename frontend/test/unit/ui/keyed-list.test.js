import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createKeyedList } from "../../../app/ui/keyed-list.js";

/** Just enough of an element to hold children in order and count how often one was put somewhere. */
class FakeElement {
  /** @type {FakeElement | null} */
  parentElement = null;
  /** @type {FakeElement[]} */
  children = [];
  placed = 0;
  name = "";

  get nextElementSibling() {
    const { children } = /** @type {FakeElement} */ (this.parentElement);
    return children[children.indexOf(this) + 1] ?? null;
  }

  /**
   * @param {FakeElement} child
   * @param {FakeElement | null} before
   */
  insertBefore(child, before) {
    child.remove();
    child.parentElement = this;
    child.placed += 1;
    this.children.splice(before === null ? this.children.length : this.children.indexOf(before), 0, child);
  }

  remove() {
    if (this.parentElement) this.parentElement.children.splice(this.parentElement.children.indexOf(this), 1);
    this.parentElement = null;
  }
}

function listOf() {
  const container = new FakeElement();
  /** @type {string[]} */
  const removed = [];
  const list = createKeyedList(/** @type {any} */ (container), {
    key: (/** @type {string} */ value) => value[0],
    create: () => /** @type {any} */ (new FakeElement()),
    update: (element, value) => {
      /** @type {any} */ (element).name = value;
    },
    remove: (element) => removed.push(/** @type {any} */ (element).name),
  });
  const shown = () => container.children.map(({ name }) => name).join(" ");
  return { container, list, removed, shown };
}

describe("createKeyedList", () => {
  it("shows the values in order and tells what has gone", () => {
    const { list, removed, shown } = listOf();
    list.update(["a", "b", "c"]);
    assert.equal(shown(), "a b c");
    list.update(["c", "x", "a"]);
    assert.equal(shown(), "c x a");
    assert.deepEqual(removed, ["b"]);
  });

  it("keeps the element of a key and gives it the new value", () => {
    const { container, list, shown } = listOf();
    list.update(["a1", "b1"]);
    const [first] = container.children;
    list.update(["a2", "b1"]);
    assert.equal(container.children[0], first);
    assert.equal(shown(), "a2 b1");
  });

  it("moves nothing that is in its place", () => {
    const { container, list } = listOf();
    list.update(["a", "b", "c", "d"]);
    list.update(["a", "c", "d", "e"]);
    assert.deepEqual(
      container.children.map(({ placed }) => placed),
      [1, 1, 1, 1],
    );
  });

  it("leaves what stood there before in front", () => {
    const { container, list, shown } = listOf();
    const heading = new FakeElement();
    heading.name = "heading";
    container.insertBefore(heading, null);
    list.update(["a", "b"]);
    list.update(["b", "a"]);
    assert.equal(shown(), "heading b a");
  });
});
