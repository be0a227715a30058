import { alike } from "./tag-words.js";

/**
 * A list of tags to suggest from, ready to be searched: one line a tag, the most used first. A line of `text` holds tag, count and
 * aliases between tabs; the same line of `forms` holds tag and aliases in the form in which they are compared. Two long strings are kept
 * and read a hundred times faster than as many objects as there are tags.
 *
 * @typedef {{ file: string, size: number, text: string, forms: string }} TagListText `file` is where it came from
 */

/** @typedef {{ tag: string, count: number, alias: string | null }} ListedTag `alias` is the other name that was found, if it was one */

const columnNames = {
  tag: ["name", "tag"],
  count: ["post_count", "count", "posts"],
  aliases: ["aliases", "alias", "antecedent_names"],
};

/**
 * @param {readonly (readonly string[])[]} rows of a CSV file: of those that tag editors share, which have no header (tag, category, count,
 *   aliases), or of an export with one; a row may be a tag alone
 * @returns {Omit<TagListText, "file">}
 */
export function readTagList(rows) {
  const header = columnsIn(rows[0] ?? []);
  /** @type {Map<string, { count: number, aliases: string[] }>} */
  const tags = new Map();
  for (const row of header ? rows.slice(1) : rows) {
    const at = header ?? columnsOf(row);
    const tag = clean(row[at.tag]);
    if (tag === "" || tags.has(tag)) continue;
    const aliases = clean(row[at.aliases]).split(",").map(bare).filter(Boolean);
    tags.set(tag, { count: Number(row[at.count]) || 0, aliases });
  }
  const entries = [...tags].sort(([, one], [, other]) => other.count - one.count);
  return {
    size: entries.length,
    text: entries.map(([tag, { count, aliases }]) => [tag, count, ...aliases].join("\t")).join("\n"),
    forms: entries.map(([tag, { aliases }]) => [tag, ...aliases].map(alike).join("\t")).join("\n"),
  };
}

/** @param {readonly string[]} row @returns {{ tag: number, count: number, aliases: number } | null} null where it is no header */
function columnsIn(row) {
  const names = row.map((cell) => cell.trim().toLowerCase());
  const at = (/** @type {string[]} */ wanted) => names.findIndex((name) => wanted.includes(name));
  const [tag, count] = [at(columnNames.tag), at(columnNames.count)];
  return tag === -1 || count === -1 ? null : { tag, count, aliases: at(columnNames.aliases) };
}

/** @param {readonly string[]} row */
function columnsOf(row) {
  return row.length > 2 ? { tag: 0, count: 2, aliases: 3 } : { tag: 0, count: 1, aliases: -1 };
}

/** @param {string | undefined} cell */
const clean = (cell = "") => cell.replace(/\s+/gu, " ").trim();

/** Some lists mark aliases that are no tags themselves. @param {string} alias */
const bare = (alias) => alias.replace(/^\//u, "").trim();

/** Searches a tag list. */
export class TagList {
  #text;
  #forms;
  #textStarts;
  #formStarts;

  /** @param {TagListText} list */
  constructor({ file, size, text, forms }) {
    this.file = file;
    this.size = size;
    this.#text = text;
    // Every line then begins after a line feed.
    this.#forms = `\n${forms}`;
    this.#textStarts = lineStarts(text, size, 0);
    this.#formStarts = lineStarts(this.#forms, size, 1);
  }

  /**
   * @param {string} search
   * @param {{ most: number, skip?: (tag: string) => boolean }} options
   * @returns {ListedTag[]} first the tags that begin with it, then those of which an alias does, then those of which a word does; the most
   *   used first in each
   */
  suggest(search, { most, skip = () => false }) {
    const wanted = alike(search);
    if (wanted === "") return [];
    /** @type {Map<number, ListedTag>} */
    const found = new Map();
    for (const before of ["\n", "\t", " "]) {
      let from = 0;
      while (found.size < most) {
        const at = this.#forms.indexOf(before + wanted, from);
        if (at === -1) break;
        const line = lineAt(this.#formStarts, at + 1);
        from = line + 1 < this.size ? this.#formStarts[line + 1] - 1 : this.#forms.length;
        if (found.has(line)) continue;
        const listed = this.#listed(line, at + 1);
        if (!skip(listed.tag)) found.set(line, listed);
      }
    }
    return [...found.values()];
  }

  /** @param {number} line @param {number} at where in the forms it was found @returns {ListedTag} */
  #listed(line, at) {
    const end = this.#textStarts[line + 1];
    const [tag, count, ...aliases] = this.#text
      .slice(this.#textStarts[line], end === undefined ? undefined : end - 1)
      .split("\t");
    const place = this.#forms.slice(this.#formStarts[line], at).split("\t").length - 1;
    return { tag, count: Number(count), alias: place === 0 ? null : aliases[place - 1] };
  }
}

/**
 * @param {string} lines
 * @param {number} count of the lines
 * @param {number} first where the first begins
 * @returns {Uint32Array} where each begins
 */
function lineStarts(lines, count, first) {
  const starts = new Uint32Array(count);
  for (let line = 0, at = first; line < count; line++) {
    starts[line] = at;
    at = lines.indexOf("\n", at) + 1;
  }
  return starts;
}

/** @param {Uint32Array} starts @param {number} at @returns {number} the line in which that place is */
function lineAt(starts, at) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
