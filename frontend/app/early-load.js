// Runs before the first paint, as a plain script: takes up the dataset that the address names, which the page's head has the browser ask for,
// while the page's own modules are still on their way. As soon as its first images are told, their thumbnails are asked for. The start
// page is not drawn for the moment until then.
import { storedSource } from "./model/stored-source.js";
import { partsOf } from "./services/dataset-parts.js";
import { beginEarly } from "./services/early-answer.js";
import { keptSetting } from "./services/settings.js";
import { firstThumbs } from "./views/grid/first-thumbs.js";

const name = new URLSearchParams(location.search).get("dataset");
if (name) {
  document.documentElement.dataset.opening = "";
  const answer = beginEarly(`/api/tagpilot/load?${new URLSearchParams({ name, content: "links" })}`);
  // How large the pictures of a gallery are is known only when it is laid out.
  if (keptSetting("density") !== "gallery") answer.then(askForThumbs).catch(() => undefined);
}

/** @param {Response} response whose body is left to who takes it; a failure is told to them */
async function askForThumbs(response) {
  if (!response.ok) return;
  for await (const { name: folder, images } of partsOf(response.clone())) {
    for (const { file, version, size } of firstThumbs(images, window))
      new Image().src = `${storedSource(file, version, folder).thumb}&size=${size}`;
    return;
  }
}
