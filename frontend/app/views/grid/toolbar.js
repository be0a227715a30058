import { attribute, part, show, text } from "../../ui/dom.js";
import { createMenuButton } from "../../ui/menu.js";
import { createSegmented } from "../../ui/segmented.js";
import { createSlider } from "../../ui/slider.js";

/** @typedef {import("./types.js").Sort} Sort */

/** @type {Record<Sort["key"], { label: string, menu: string, up: string, down: string }>} */
const sorts = {
  number: { label: "Number", menu: "Number", up: "First to last", down: "Last to first" },
  name: { label: "File name", menu: "File name", up: "A to Z", down: "Z to A" },
  size: { label: "Pixels", menu: "Pixels", up: "Smallest first", down: "Largest first" },
  tags: { label: "Tags", menu: "Number of tags", up: "Fewest first", down: "Most first" },
};

/**
 * How the images are sorted and drawn.
 *
 * @param {Omit<import("./types.js").EditingParts, "thumbnails">} parts
 */
export function createToolbar({ root, store, commands, signal }) {
  const sortItems = () => {
    const { key, descending } = store.state.sort;
    const keys = /** @type {[Sort["key"], { menu: string }][]} */ (Object.entries(sorts));
    return [
      ...keys.map(([name, { menu }]) => ({
        label: menu,
        checked: name === key,
        run: () => commands.setSort({ key: name, descending: name === key && descending }),
      })),
      /** @type {const} */ ({ rule: true }),
      ...[false, true].map((isDown) => ({
        label: isDown ? sorts[key].down : sorts[key].up,
        checked: isDown === descending,
        run: () => commands.setSort({ key, descending: isDown }),
      })),
    ];
  };
  createMenuButton(part(root, "sort"), {
    label: "Sort images",
    items: sortItems,
    placement: "bottom-end",
    signal,
  });
  store.subscribe(
    (state) => state.sort,
    ({ key, descending }) => {
      const { label, up, down } = sorts[key];
      text(part(root, "sort-label"), label);
      attribute(part(root, "sort"), "aria-label", `Sort by ${label}`);
      part(root, "sort").dataset.tip =
        `Sorted by ${label.toLowerCase()}, ${(descending ? down : up).toLowerCase()}`;
    },
    { signal },
  );

  const density = createSegmented(part(root, "density"), {
    onChange: (value) => commands.setDensity(value === "gallery" ? "gallery" : "list"),
    signal,
  });
  const slider = part(root, "tile-height", HTMLInputElement);
  const tileHeight = createSlider(slider, { onInput: (value) => commands.setTileHeight(value), signal });
  store.subscribe(
    (state) => state.density,
    (value) => {
      density.value = value;
      show(slider, value === "gallery");
    },
    { signal },
  );
  store.subscribe(
    (state) => state.tileHeight,
    (value) => {
      tileHeight.value = value;
    },
    { signal },
  );
  part(root, "inspector-toggle").addEventListener("click", () => commands.toggleInspector(), { signal });
}
