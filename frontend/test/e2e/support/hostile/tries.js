import { calls } from "./calls.js";
import { embeddings } from "./embeddings.js";
import { forms } from "./forms.js";
import { visits } from "./visits.js";

/**
 * What a page of somebody else's can try against TagPilot with the help of the browser that shows it, by name.
 *
 * @type {Record<string, import("./means.js").Try>}
 */
export const tries = { ...forms, ...calls, ...embeddings, ...visits };
