import { diffArrays } from "diff/lib/diff/array.js";

/** @typedef {{ kind: "same" | "added" | "removed", text: string }} Run */
/** @typedef {{ word: string, space: string }} Token a word or sign with the white space behind it */

/** Letters of scripts that put no space between words stand alone, so that not the whole sentence counts as one word. */
const tokens =
  /(\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana}|\p{sc=Thai}|[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\S)(\s*)|^\s+/gu;

/** Texts that differ in more words than that have nothing in common worth showing. */
const mostEdits = 2000;

/**
 * @param {string} before
 * @param {string} after
 * @returns {Run[]} same and removed together are `before`, same and added together are `after`, to the character
 */
export function wordDiff(before, after) {
  const old = tokensOf(before);
  const fresh = tokensOf(after);
  const changes = diffArrays(
    old.map(({ word }) => word),
    fresh.map(({ word }) => word),
    { maxEditLength: mostEdits },
  );
  const parts = changes ?? [
    { count: old.length, removed: true, added: false },
    { count: fresh.length, removed: false, added: true },
  ];
  const runs = new Runs();
  for (const { count, removed, added } of parts) {
    if (removed) runs.removed(textOf(old.splice(0, count)));
    else if (added) runs.added(textOf(fresh.splice(0, count)));
    else old.splice(0, count).forEach((token, i) => runs.both(token, fresh[i] ?? token));
    if (!removed && !added) fresh.splice(0, count);
  }
  return runs.finish();
}

/**
 * @param {string} text
 * @returns {Token[]}
 */
function tokensOf(text) {
  return [...text.matchAll(tokens)].map(([all, word = "", space = all]) => ({ word, space }));
}

/**
 * @param {Token[]} list
 * @returns {string}
 */
function textOf(list) {
  return list.map(({ word, space }) => word + space).join("");
}

/** Gathers runs: of each stretch that differs first what goes, then what comes. */
class Runs {
  /** @type {Run[]} */
  #runs = [];
  #removed = "";
  #added = "";

  /** @param {string} text */
  removed(text) {
    this.#removed += text;
  }

  /** @param {string} text */
  added(text) {
    this.#added += text;
  }

  /**
   * @param {Token} old
   * @param {Token} fresh of the same word
   */
  both(old, fresh) {
    this.#settle();
    this.#same(old.word);
    if (old.space === fresh.space) return this.#same(old.space);
    this.#removed = old.space;
    this.#added = fresh.space;
  }

  /** @returns {Run[]} */
  finish() {
    this.#settle();
    return this.#runs;
  }

  /** The space behind both belongs to neither. */
  #settle() {
    const space = /\s*$/u.exec(this.#removed)?.[0] ?? "";
    const shared = this.#added.endsWith(space) && this.#removed !== "" && this.#added !== "" ? space : "";
    const keep = shared.length;
    this.#push("removed", this.#removed.slice(0, this.#removed.length - keep));
    this.#push("added", this.#added.slice(0, this.#added.length - keep));
    this.#same(shared);
    this.#removed = "";
    this.#added = "";
  }

  /** @param {string} text */
  #same(text) {
    this.#push("same", text);
  }

  /**
   * @param {Run["kind"]} kind
   * @param {string} text
   */
  #push(kind, text) {
    if (text === "") return;
    const last = this.#runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else this.#runs.push({ kind, text });
  }
}
