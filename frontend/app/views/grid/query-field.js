import { createCombobox } from "../../ui/combobox.js";
import { attribute, element, part, show, text } from "../../ui/dom.js";
import { countText } from "../../ui/wording.js";
import { suggestQuery } from "./query-suggestions.js";

/** Up to so many images a filter costs less than a frame and follows every key. */
const instantSize = 5000;
const wait = 120;

/**
 * The field “Filter images”: plain text drawn as tokens, with suggestions, and with the reason below when a part cannot be
 * understood.
 *
 * @param {Omit<import("./types.js").EditingParts, "thumbnails">} parts `root` holds the field
 */
export function createQueryField({ root, store, commands, signal }) {
  const input = part(root, "query", HTMLInputElement);
  const tokens = part(root, "query-tokens");
  const clear = part(root, "query-clear");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  signal.addEventListener("abort", () => clearTimeout(timer));

  const apply = () => {
    clearTimeout(timer);
    commands.setQuery(input.value);
  };

  const applySoon = () => {
    clearTimeout(timer);
    if ((store.document?.size ?? 0) <= instantSize) apply();
    else timer = setTimeout(apply, wait);
  };

  const write = (/** @type {string} */ words, caret = words.length) => {
    input.value = words;
    input.setSelectionRange(caret, caret);
    apply();
  };

  const box = createCombobox(input, {
    label: "Ways to filter",
    anchor: part(root, "query-field"),
    suggest: (words, caret) =>
      suggestQuery(words, caret, {
        findTags: (search) => store.document?.tags.list({ search, sort: "count" }) ?? [],
      }).map((one) => ({
        ...one,
        detail: /^\d+$/u.test(one.detail ?? "") ? countText(Number(one.detail), "image") : one.detail,
      })),
    onPick: (picked) => {
      write(picked.value, /** @type {{ caret: number }} */ (/** @type {unknown} */ (picked)).caret);
      box.refresh();
    },
    onEnter: apply,
    signal,
  });

  const showTokens = () => {
    const { query } = store.results;
    clear.hidden = input.value === "";
    if (query.text !== input.value) {
      tokens.replaceChildren(input.value);
      return;
    }
    tokens.replaceChildren(...tokenNodes(query));
    follow();
  };

  const showError = () => {
    const { query } = store.results;
    // Nobody wants to be told what is wrong with a word that is not finished.
    const isTyping = document.activeElement === input && query.error?.end === input.value.length;
    const error = isTyping && !query.error?.suggestion ? null : query.error;
    const fix = part(root, "query-error-fix");
    show(part(root, "query-error"), error !== null);
    attribute(input, "aria-invalid", error ? true : null);
    text(part(root, "query-error-words"), error?.message ?? "");
    show(fix, Boolean(error?.suggestion));
    text(fix, error?.suggestion ? `Use ${error.suggestion}` : "");
  };

  /** The text of a field scrolls inside it; what is drawn behind goes along. An empty one need not be asked, for which the page is laid out. */
  const follow = () => {
    tokens.style.translate = `${input.value === "" ? 0 : -input.scrollLeft}px 0`;
  };

  const takeSuggestion = () => {
    const { query } = store.results;
    const { error } = query;
    if (!error?.suggestion) return;
    const wrong = query.text.slice(error.start, error.end);
    write(
      query.text.slice(0, error.start) + corrected(wrong, error.suggestion) + query.text.slice(error.end),
    );
    input.focus();
  };

  const update = () => {
    const { query } = store.state;
    if (query !== input.value && (document.activeElement !== input || query.trim() !== input.value.trim())) {
      clearTimeout(timer);
      input.value = query;
    }
    showTokens();
    showError();
  };

  input.addEventListener(
    "input",
    () => {
      showTokens();
      applySoon();
    },
    { signal },
  );
  for (const type of ["scroll", "keyup", "select", "pointerup"]) {
    input.addEventListener(type, follow, { signal, passive: true });
  }
  input.addEventListener("blur", showError, { signal });
  clear.addEventListener(
    "click",
    () => {
      write("");
      input.focus();
    },
    { signal },
  );
  part(root, "query-error-fix").addEventListener("click", takeSuggestion, { signal });
  store.subscribe((state) => state.query, update, { signal });
  store.subscribe((_, { results }) => results.query, update, { signal });
}

/**
 * @param {import("../../model/query.js").Query} query
 * @returns {(Node | string)[]} its text, with an element around each token
 */
function tokenNodes({ text: words, tokens }) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = 0;
  for (const { start, end, kind } of tokens) {
    nodes.push(words.slice(at, start), token(words.slice(start, end), kind));
    at = end;
  }
  nodes.push(words.slice(at));
  return nodes;
}

/**
 * @param {string} words
 * @param {string} kind
 */
function token(words, kind) {
  const made = element("span", `query-token query-token--${kind}`);
  const [head = ""] = /^-?(?:[a-z][a-z-]*(?::|(?=[<>=])))?/iu.exec(words) ?? [];
  made.append(element("b", "", head), words.slice(head.length));
  return made;
}

/**
 * @param {string} wrong `-widht:<1024` or `is:smal`
 * @param {string} suggestion what is meant: a field, or a state behind `is:`
 * @returns {string}
 */
function corrected(wrong, suggestion) {
  const isState = /^-?is:/iu.test(wrong);
  return isState
    ? wrong.replace(/:.*$/u, `:${suggestion}`)
    : wrong.replace(/^(-?)[a-z-]+/iu, `$1${suggestion}`);
}
