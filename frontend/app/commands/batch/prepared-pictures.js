/** @typedef {import("../../model/suggestions/types.js").Job} Job */
/** @typedef {import("../../model/types.js").Item} Item */
/** @typedef {import("../../providers/provider.js").SentPicture} SentPicture */

/**
 * Pictures that are made ready while others are looked at, so that no model waits for its next one.
 *
 * @param {(job: Job, item: Item) => Promise<SentPicture>} prepare
 */
export function createPreparedPictures(prepare) {
  /** @type {Map<Job, { of: Item["picture"], made: Promise<SentPicture> }>} */
  const ready = new Map();
  return {
    /** Begins with what the job will need, unless that was done. @param {Job} job @param {Item} item */
    prepare(job, item) {
      if (ready.get(job)?.of === item.picture) return;
      const made = prepare(job, item);
      // Who takes it hears of the failure.
      made.catch(() => undefined);
      ready.set(job, { of: item.picture, made });
    },

    /** @param {Job} job @param {Item} item as it is now, perhaps cropped since @returns {Promise<SentPicture>} */
    take(job, item) {
      const there = ready.get(job);
      ready.delete(job);
      return there?.of === item.picture ? there.made : prepare(job, item);
    },
  };
}
