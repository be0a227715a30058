import { tagTexts } from "./tags.js";

/** @typedef {import("./types.js").TextMode} TextMode */

/**
 * What can stand in braces in a prompt.
 *
 * @typedef {"trigger" | "tags" | "caption" | "filename" | "max"} PromptVariable
 *
 * @typedef {Readonly<Record<Exclude<PromptVariable, "max">, string> & { max: number }>} PromptValues empty, or 0, where there is nothing to
 *   fill in
 */

/** @type {readonly { name: PromptVariable, meaning: string }[]} */
export const promptVariables = Object.freeze([
  { name: "trigger", meaning: "the trigger word" },
  { name: "tags", meaning: "the tags that the image has" },
  { name: "caption", meaning: "the caption that the image has" },
  { name: "filename", meaning: "the image’s file name, without folder and ending" },
  { name: "max", meaning: "the most tags or words that you want" },
]);

/** @type {Readonly<Record<TextMode, string>>} */
export const defaultPrompts = Object.freeze({
  tags: [
    "List what is visible in this picture as short lower-case tags, the most important first: subject, pose, clothing, view, light, place.",
    "Name only what can be seen. No opinions, no sentences.",
    "Do not name {trigger}, it is added later.",
    "Tags already there: {tags}. Use the same words for the same things.",
    "Answer with the tags between commas and nothing else.",
    "At most {max} tags.",
  ].join("\n"),
  caption: [
    "Describe this picture in plain sentences: the subject first, then pose, surroundings, view and light.",
    "Write only what can be seen, without opinions and without an opening such as “This picture shows”.",
    "Do not write {trigger}, it is added later.",
    "These tags are known to be right: {tags}.",
    "An earlier caption, to be corrected where it is wrong: {caption}",
    "Answer with the description and nothing else.",
    "At most {max} words.",
  ].join("\n"),
});

const variable = /\{(trigger|tags|caption|filename|max)\}/gu;

/**
 * Fills in the variables. Other braces stay as they were typed, and what is filled in is not read for variables again. A line whose
 * variables are all empty is left out, so that no sentence is sent with a hole in it.
 *
 * @param {string} template
 * @param {PromptValues} values
 * @returns {string}
 */
export function fillPrompt(template, { max, ...texts }) {
  const values = { ...texts, max: max > 0 ? String(max) : "" };
  const lines = template.split("\n").filter((line) => {
    const names = [...line.matchAll(variable)].map(([, name]) => /** @type {PromptVariable} */ (name));
    return names.length === 0 || names.some((name) => values[name].trim() !== "");
  });
  return lines
    .map((line) => line.replace(variable, (_, /** @type {PromptVariable} */ name) => values[name]))
    .join("\n");
}

/**
 * @param {import("./types.js").Item} item
 * @param {{ trigger: string, max: number }} run `max` is 0 for no limit
 * @returns {PromptValues}
 */
export function promptValues({ body, mode, picture }, { trigger, max }) {
  const name = picture.file.slice(picture.file.lastIndexOf("/") + 1);
  return {
    trigger,
    tags: mode === "tags" ? tagTexts(body).join(", ") : "",
    caption: mode === "caption" ? body.trim() : "",
    filename: name.replace(/(?!^)\.[^.]*$/u, ""),
    max,
  };
}
