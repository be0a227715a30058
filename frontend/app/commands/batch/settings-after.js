/** @typedef {import("../../state/settings.js").Settings} Settings */

/**
 * @param {Settings} settings
 * @param {import("../../model/suggestions/types.js").RunOptions} options with which a run is begun
 * @returns {Settings} by which the next one is offered as this one was
 */
export function settingsAfter(settings, options) {
  const { mode, sides, concurrency, perMinute, longSide, costLimit, maxTags, maxWords, review } = options;
  const [{ provider, model }] = sides;
  return {
    ...settings,
    [mode === "tags" ? "tagProvider" : "captionProvider"]: provider,
    providerChoices: {
      ...settings.providerChoices,
      [provider]: { ...settings.providerChoices[provider], model },
    },
    concurrency,
    perMinute,
    sentSide: longSide,
    costLimit,
    maxTags,
    maxWords,
    // Two models are always reviewed; that says nothing of what is wanted with one.
    reviewBatches: sides.length > 1 ? settings.reviewBatches : review,
  };
}
