/**
 * Every key that does something, for the dialog and the settings that list them.
 *
 * @module
 */

/**
 * A row offers one or more key combinations; the keys of one are pressed together.
 *
 * @typedef {{ does: string, keys: string[][] }} Shortcut
 *
 * @typedef {{ title: string, shortcuts: Shortcut[] }} ShortcutGroup
 */

/** @type {readonly ShortcutGroup[]} */
export const shortcutGroups = [
  {
    title: "Anywhere",
    shortcuts: [
      { does: "Save to /workspace/datasets", keys: [["Ctrl", "S"]] },
      { does: "Undo", keys: [["Ctrl", "Z"]] },
      { does: "Redo", keys: [["Ctrl", "Shift", "Z"]] },
      { does: "Go to the query", keys: [["/"]] },
      { does: "Go to the Tag Viewer", keys: [["\\"]] },
      { does: "Go to the images", keys: [["L"]] },
      { does: "Show or hide the inspector", keys: [["I"]] },
      { does: "Show all shortcuts", keys: [["?"]] },
      { does: "Close, then clear the selection, then the query", keys: [["Esc"]] },
    ],
  },
  {
    title: "Images",
    shortcuts: [
      { does: "Move", keys: [["←"], ["↑"], ["↓"], ["→"]] },
      { does: "First, last image", keys: [["Home"], ["End"]] },
      { does: "A page up, down", keys: [["Page Up"], ["Page Down"]] },
      { does: "Open or close the preview", keys: [["Enter"], ["Space"]] },
      { does: "Select or unselect", keys: [["X"]] },
      { does: "Select a range", keys: [["Shift", "↓"]] },
      { does: "Select all shown", keys: [["Ctrl", "A"]] },
      { does: "Next, previous with a warning", keys: [["W"], ["Shift", "W"]] },
      { does: "Next, previous untagged", keys: [["U"], ["Shift", "U"]] },
      { does: "List or gallery", keys: [["V"]] },
      { does: "Smaller, larger thumbnails", keys: [["["], ["]"]] },
    ],
  },
  {
    title: "Editing the focused or selected images",
    shortcuts: [
      { does: "Add tag", keys: [["A"]] },
      { does: "Edit caption", keys: [["E"]] },
      { does: "Tags or Caption", keys: [["M"]] },
      { does: "Replace tag", keys: [["R"]] },
      { does: "Repeat last edit", keys: [["."]] },
      { does: "Add or remove the tag on a key", keys: [["1"], ["9"]] },
      { does: "Crop", keys: [["C"]] },
      { does: "Remove", keys: [["Delete"]] },
    ],
  },
  {
    title: "In a list of pills",
    shortcuts: [
      { does: "Move between pills", keys: [["←"], ["→"]] },
      {
        does: "Move the pill",
        keys: [
          ["Shift", "←"],
          ["Shift", "→"],
        ],
      },
      { does: "Rename", keys: [["F2"], ["Enter"]] },
      { does: "Remove", keys: [["Delete"], ["Backspace"]] },
    ],
  },
  {
    title: "In the Tag Viewer",
    shortcuts: [
      { does: "Show images with, without the tag", keys: [["Enter"], ["Shift", "Enter"]] },
      { does: "Rename everywhere", keys: [["F2"]] },
      { does: "Remove everywhere", keys: [["Delete"]] },
      { does: "Put the tag on a key", keys: [["1"], ["9"]] },
    ],
  },
  {
    title: "In a text",
    shortcuts: [
      { does: "Add the tag", keys: [["Enter"], [","]] },
      { does: "New line in a caption", keys: [["Shift", "Enter"]] },
      { does: "Done, next image", keys: [["Ctrl", "Enter"]] },
    ],
  },
  {
    title: "Preview and Crop",
    shortcuts: [
      { does: "Previous, next image", keys: [["←"], ["→"]] },
      { does: "Whole picture or 100 %", keys: [["Z"]] },
      { does: "Nearer, farther", keys: [["+"], ["-"]] },
      { does: "Move what is near", keys: [["Shift", "→"]] },
      { does: "Move the selection by 1, 10 px", keys: [["→"], ["Shift", "→"]] },
      {
        does: "Resize the selection by 1, 10 px",
        keys: [
          ["Ctrl", "→"],
          ["Ctrl", "Shift", "→"],
        ],
      },
      { does: "Save Crop", keys: [["Enter"]] },
    ],
  },
];

/** The name of a key on a Mac's keyboard where it differs. */
const macKeys = new Map([
  ["Ctrl", "⌘"],
  ["Shift", "⇧"],
  ["Enter", "↩"],
  ["Delete", "⌫"],
  ["Backspace", "⌫"],
]);

/**
 * @param {string} key
 * @param {boolean} onMac
 * @returns {string}
 */
export function keyLabel(key, onMac) {
  return (onMac && macKeys.get(key)) || key;
}

/**
 * The groups with only the rows that have every word of the search in what they do, in their keys or in the group's title.
 *
 * @param {readonly ShortcutGroup[]} groups
 * @param {string} search
 * @returns {ShortcutGroup[]}
 */
export function findShortcuts(groups, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ title, shortcuts }) => ({
      title,
      shortcuts: shortcuts.filter(({ does, keys }) => {
        const text = [title, does, ...keys.map((combination) => combination.join("+"))]
          .join(" ")
          .toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}
