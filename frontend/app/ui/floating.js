import { autoUpdate, computePosition, flip, offset, shift, size } from "@floating-ui/dom";

/**
 * Keeps a floating element beside another, inside the window, until it is let go.
 *
 * @param {Element} anchor
 * @param {HTMLElement} floating `position: fixed` with its corner at 0, 0
 * @param {{ placement?: import("@floating-ui/dom").Placement, gap?: number, asWide?: boolean }} [options] `asWide`: at least as
 *   wide as the anchor
 * @returns {() => void} lets go
 */
export function keepBeside(anchor, floating, { placement = "bottom-start", gap = 4, asWide = false } = {}) {
  const padding = 8;
  const place = async () => {
    const { x, y } = await computePosition(anchor, floating, {
      strategy: "fixed",
      placement,
      middleware: [
        offset(gap),
        flip({ padding }),
        shift({ padding }),
        size({
          padding,
          apply({ availableHeight, rects }) {
            floating.style.maxBlockSize = `${Math.max(120, availableHeight)}px`;
            if (asWide) floating.style.minInlineSize = `${rects.reference.width}px`;
          },
        }),
      ],
    });
    floating.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  };
  return autoUpdate(anchor, floating, place);
}

/**
 * Where a floating element must be put to be seen: inside the open modal dialog that holds the anchor, for everything outside of
 * it is inert; else in the frame, whose text sizes it shall have.
 *
 * @param {Element} anchor
 * @returns {Element}
 */
export function layerOf(anchor) {
  return anchor.closest("dialog") ?? anchor.closest('[data-part="frame"]') ?? document.body;
}
