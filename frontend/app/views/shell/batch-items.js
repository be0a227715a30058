import { numberText } from "../../ui/wording.js";

/**
 * What can be done with models on many images, for the menus of pages that have no room for the buttons.
 *
 * @param {Pick<import("./types.js").ShellParts, "store" | "commands">} parts
 * @returns {import("../../ui/menu.js").MenuItem[]}
 */
export function batchItems({ store, commands }) {
  const { batch, review } = store.state;
  const isEmpty = (store.document?.size ?? 0) === 0;
  const waits = review === null ? 0 : review.review.counts.undecided + review.review.counts.accepted;
  return [
    { label: "Tag All", icon: "tag", asks: true, disabled: isEmpty, run: () => commands.openBatch("tags") },
    {
      label: "Caption All",
      icon: "lines",
      asks: true,
      disabled: isEmpty,
      run: () => commands.openBatch("caption"),
    },
    ...(batch !== null ? [{ label: "Show the batch", icon: "list", run: () => commands.showRun() }] : []),
    ...(waits > 0
      ? [
          {
            label: "Review suggestions",
            icon: "check-all",
            hint: numberText(waits),
            run: () => commands.openReview(),
          },
        ]
      : []),
  ];
}
