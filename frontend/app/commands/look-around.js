import { toggleTagInQuery } from "../model/query.js";
import {
  addToSelection,
  clearSelection,
  selectAll,
  selectOnly,
  selectRange,
  toggleInSelection,
} from "../model/selection.js";

/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../state/state.js").State} State */
/** @typedef {import("./context.js").Context} Context */

/**
 * What is shown and what is picked; nothing here changes the document.
 *
 * @param {Context} context
 */
export function createLookCommands({ store }) {
  /** @returns {import("../model/selection.js").Selection} */
  const picks = () => ({
    ids: store.state.selection,
    anchor: store.state.anchorId,
    focus: store.state.focusId,
  });

  /** @param {import("../model/selection.js").Selection} selection */
  const pick = ({ ids, anchor, focus }) => store.set({ selection: ids, anchorId: anchor, focusId: focus });

  return {
    /** @param {string} query */
    setQuery: (query) => store.set({ query }),
    /** @param {string} tag @param {"include" | "exclude"} kind */
    toggleTagFilter: (tag, kind) => store.set({ query: toggleTagInQuery(store.state.query, tag, kind) }),
    /** @param {State["sort"]} sort */
    setSort: (sort) => store.set({ sort }),
    /** @param {State["density"]} density */
    setDensity: (density) => store.set({ density }),
    /** @param {number} tileHeight */
    setTileHeight: (tileHeight) => store.set({ tileHeight }),

    /** @param {ItemId | null} focusId */
    focusImage: (focusId) => store.set({ focusId }),
    /** @param {number} delta places among the images shown */
    moveFocus(delta) {
      const { ids } = store.results;
      if (ids.length === 0) return;
      const { focusId } = store.state;
      const at = focusId === null ? -1 : store.results.indexOf(focusId);
      const next = at < 0 ? 0 : Math.max(0, Math.min(ids.length - 1, at + delta));
      store.set({ focusId: ids[next] });
    },
    /** @param {readonly ItemId[] | ItemId} wanted @param {"only" | "add" | "toggle" | "range"} how */
    select(wanted, how) {
      const ids = typeof wanted === "string" ? [wanted] : wanted;
      const [first] = ids;
      if (first === undefined) return;
      if (how === "only")
        pick(ids.length === 1 ? selectOnly(first) : addToSelection(clearSelection(picks()), ids));
      else if (how === "add") pick(addToSelection(picks(), ids));
      else if (how === "toggle") pick(toggleInSelection(picks(), first));
      else pick(selectRange(picks(), store.results.ids, first));
    },
    selectAllShown: () => pick(selectAll(picks(), store.results.ids)),
    clearSelection: () => pick(clearSelection(picks())),

    /** @param {ItemId} id */
    openPreview: (id) => store.set({ preview: id, focusId: id }),
    closePreview: () => store.set({ preview: null }),
    /** @param {string} name @param {Record<string, any>} [props] */
    openDialog: (name, props = {}) => store.set({ dialog: { ...props, name } }),
    closeDialog: () => store.set({ dialog: null }),
    toggleInspector: () => store.set({ inspectorOpen: !store.state.inspectorOpen }),
    /** @param {State["sheet"]} sheet */
    setSheet: (sheet) => store.set({ sheet }),
    /** @param {string} id */
    dismissToast: (id) => store.dismissToast(id),
  };
}
