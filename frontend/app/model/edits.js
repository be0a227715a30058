import { cleanTrigger } from "./trigger.js";

/** @typedef {import("./types.js").Edit} Edit */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").Touched} Touched */
/** @typedef {{ inverse: Edit, touched: Touched }} Applied */

/** @typedef {{ document: import("./document.js").DatasetDocument, contents: import("./contents.js").Contents }} EditTarget */

/**
 * @param {EditTarget} target
 * @param {Edit} edit what it says of images that are not there is passed over
 * @returns {Applied} the inverse brings back exactly what was
 */
export function applyEdit(target, edit) {
  switch (edit.type) {
    case "text":
      return applyText(target, edit);
    case "mode":
      return applyMode(target, edit);
    case "picture":
      return applyPicture(target, edit);
    case "trigger":
      return applyTrigger(target, edit.trigger);
    case "name":
      return applyName(target, edit.name);
    case "add":
      return applyAdd(target, edit);
    case "remove":
      return applyRemove(target, edit);
    case "adopt":
      return applyAdopt(target, edit);
    case "many":
      return applyMany(target, edit);
  }
}

/**
 * @param {Iterable<ItemId>} [ids]
 * @returns {Touched}
 */
function touching(ids = []) {
  return { ids: new Set(ids), order: false, all: false };
}

/**
 * Puts changed items in place, one for each change that changes something.
 *
 * @template {{ id: ItemId }} C
 * @param {EditTarget} target
 * @param {readonly C[]} changes
 * @param {(item: Item, change: C) => Item | null} change null to leave the item alone
 * @param {(item: Item, change: C) => C} restore
 * @param {(item: Item, change: C) => import("./types.js").TagChange | undefined} [tagsOf] what is known of the change of its tags
 * @returns {{ changes: C[], touched: Touched }} the inverse changes
 */
function replaceEach(target, changes, change, restore, tagsOf) {
  /** @type {C[]} */
  const inverse = [];
  const touched = touching();
  for (const one of changes) {
    const item = target.contents.find(one.id);
    const next = item === undefined ? null : change(item, one);
    if (item === undefined || next === null) continue;
    target.contents.replace(item, next, tagsOf?.(item, one));
    inverse.push(restore(item, one));
    touched.ids.add(item.id);
  }
  return { changes: inverse.reverse(), touched };
}

/**
 * @param {EditTarget} target
 * @param {import("./types.js").TextEdit} edit
 * @returns {Applied}
 */
function applyText(target, edit) {
  const { tags } = edit;
  /** @param {Item} item @param {{ from?: string }} change */
  const isKnown = ({ body }, { from }) => tags !== undefined && body === from;
  const { changes, touched } = replaceEach(
    target,
    edit.changes,
    (item, { body, wantsTrigger = item.wantsTrigger }) => {
      const isSame = item.body === body && item.wantsTrigger === wantsTrigger;
      return isSame || item.textProblem !== null ? null : { ...item, body, wantsTrigger };
    },
    (item, change) => {
      const { id, body, wantsTrigger } = item;
      return isKnown(item, change)
        ? { id, body, wantsTrigger, from: change.body }
        : { id, body, wantsTrigger };
    },
    (item, change) => (isKnown(item, change) ? tags : undefined),
  );
  /** @type {import("./types.js").TextEdit} */
  const inverse = { type: "text", changes };
  if (tags !== undefined) inverse.tags = { dropped: tags.added, added: tags.dropped };
  return { inverse, touched };
}

/**
 * @param {EditTarget} target
 * @param {import("./types.js").ModeEdit} edit
 * @returns {Applied}
 */
function applyMode(target, edit) {
  const { changes, touched } = replaceEach(
    target,
    edit.changes,
    (item, { mode }) => (item.mode === mode ? null : { ...item, mode }),
    ({ id, mode }) => ({ id, mode }),
  );
  return { inverse: { type: "mode", changes }, touched };
}

/**
 * @param {EditTarget} target
 * @param {import("./types.js").PictureEdit} edit
 * @returns {Applied}
 */
function applyPicture(target, edit) {
  const { changes, touched } = replaceEach(
    target,
    edit.changes,
    (item, change) => {
      const picture = target.contents.within(change.picture, item);
      const original = change.original === null ? null : target.contents.within(change.original, item);
      return picture === null ? null : { ...item, picture, original };
    },
    ({ id, picture, original }) => ({ id, picture, original }),
  );
  return { inverse: { type: "picture", changes }, touched };
}

/**
 * @param {EditTarget} target
 * @param {string} trigger
 * @returns {Applied}
 */
function applyTrigger({ document }, trigger) {
  const before = document.trigger;
  document.trigger = cleanTrigger(trigger);
  return {
    inverse: { type: "trigger", trigger: before },
    touched: { ...touching(), all: document.trigger !== before },
  };
}

/**
 * @param {EditTarget} target
 * @param {string} name
 * @returns {Applied}
 */
function applyName({ document }, name) {
  const before = document.name;
  document.name = name;
  return { inverse: { type: "name", name: before }, touched: touching() };
}

/**
 * @param {EditTarget} target
 * @param {import("./types.js").AddEdit} edit
 * @returns {Applied}
 */
function applyAdd(target, edit) {
  const fresh = edit.items.filter(({ item }) => target.contents.find(item.id) === undefined);
  const ids = target.contents.insert(fresh.toSorted((a, b) => a.at - b.at)).map((item) => item.id);
  return { inverse: { type: "remove", ids }, touched: { ...touching(ids), order: ids.length > 0 } };
}

/**
 * @param {EditTarget} target
 * @param {import("./types.js").RemoveEdit} edit
 * @returns {Applied}
 */
function applyRemove(target, edit) {
  const items = target.contents.remove(new Set(edit.ids));
  const ids = items.map(({ item }) => item.id);
  return { inverse: { type: "add", items }, touched: { ...touching(ids), order: ids.length > 0 } };
}

/**
 * @param {EditTarget} target
 * @param {import("./types.js").AdoptEdit} edit
 * @returns {Applied}
 */
function applyAdopt(target, edit) {
  const { document, contents } = target;
  const { trigger, savedTrigger } = document;
  document.trigger = edit.trigger;
  document.savedTrigger = edit.savedTrigger;
  contents.readSavedTexts(edit.savedTrigger, document.rules, { followed: false });
  const { changes, touched } = replaceEach(
    target,
    edit.changes,
    (item, { body, opening, wantsTrigger }) => ({ ...item, body, opening, wantsTrigger }),
    ({ id, body, opening, wantsTrigger }) => ({ id, body, opening, wantsTrigger }),
  );
  return { inverse: { type: "adopt", trigger, savedTrigger, changes }, touched: { ...touched, all: true } };
}

/**
 * @param {EditTarget} target
 * @param {import("./types.js").ManyEdit} edit
 * @returns {Applied}
 */
function applyMany(target, edit) {
  /** @type {Edit[]} */
  const inverses = [];
  let touched = touching();
  for (const one of edit.edits) {
    const applied = applyEdit(target, one);
    inverses.push(applied.inverse);
    touched = mergeTouched(touched, applied.touched);
  }
  return { inverse: { type: "many", edits: inverses.reverse() }, touched };
}

/**
 * @param {Touched} one
 * @param {Touched} other
 * @returns {Touched} what either touched
 */
export function mergeTouched(one, other) {
  const ids = one.ids.size === 0 ? other.ids : one.ids;
  return {
    ids: ids === other.ids || other.ids.size === 0 ? ids : new Set([...one.ids, ...other.ids]),
    order: one.order || other.order,
    all: one.all || other.all,
  };
}
