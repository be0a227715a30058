/**
 * Builds everything and connects everything; nothing else.
 *
 * @module
 */
import { createCountAhead } from "./commands/count-ahead.js";
import { createCommands } from "./commands/index.js";
import { createTell } from "./commands/context.js";
import { createDraftKeeper } from "./commands/keep-drafts.js";
import { createEntrance } from "./commands/log-in.js";
import { createSumAhead } from "./commands/sum-ahead.js";
import { createWorkspaceWatch } from "./commands/watch-workspace.js";
import { createStore } from "./state/store.js";
import { defaultSettings } from "./state/settings.js";
import { createDatasets } from "./services/datasets.js";
import { createDrafts } from "./services/drafts.js";
import { createHashing } from "./services/hashing.js";
import { createHttp } from "./services/http.js";
import { createKeys } from "./services/keys.js";
import { createPictures } from "./services/pictures.js";
import { createRuns } from "./services/runs.js";
import { createVersions } from "./services/versions.js";
import { createTagLists } from "./services/tag-lists.js";
import { providers } from "./providers/index.js";
import { createSettings } from "./services/settings.js";
import { part } from "./ui/dom.js";
import { createDialogs } from "./views/dialogs/dialogs.js";
import { createEditingView } from "./views/grid/editing.js";
import { createPreview } from "./views/preview/preview.js";
import { createShellView } from "./views/shell/shell.js";

const { signal } = new AbortController();

const settings = createSettings({ defaults: defaultSettings });
const store = createStore({ settings: settings.load(), now: () => Date.now() });
store.subscribe((state) => state.settings, settings.keep, { signal });

const entrance = createEntrance({ store });
const http = createHttp({
  onReach: (online) => store.set({ server: { ...store.state.server, online } }),
  onSessionEnd: entrance.ask,
});
const services = {
  http,
  datasets: createDatasets({ http }),
  versions: createVersions({ http }),
  hashing: createHashing({ signal }),
  pictures: createPictures({ signal }),
  drafts: createDrafts({ signal }),
  runs: createRuns(),
  keys: createKeys(),
  tagLists: createTagLists({ signal }),
  providers,
};
const keeper = createDraftKeeper({ store, drafts: services.drafts, now: () => Date.now(), signal });
const commands = createCommands({ store, services, ask, keeper, entrance });
createCountAhead({ store, signal });
createSumAhead({ store, hashing: services.hashing, signal });
createWorkspaceWatch({ store, services, tell: createTell(store) }, { signal });

const root = part(document, "app");
const thumbnails = services.pictures;
const parts = { store, commands, thumbnails, signal };
createShellView({ root, store, commands, signal });
const { createTextEditor } = createEditingView({ ...parts, root });
createPreview({ ...parts, root: part(root, "preview", HTMLDialogElement), createTextEditor });
createDialogs({ ...parts, root: part(root, "dialogs") });

void start();

/** The address says what to show. */
async function start() {
  void commands.loadTagList();
  const wanted = new URL(location.href).searchParams.get("dataset");
  if (wanted) await commands.openDataset(wanted);
  document.documentElement.removeAttribute("data-opening"); // if it could not be opened, what else there is
  await commands.loadWorkspace();
  await commands.loadRelay();
}

/** @type {import("./commands/context.js").Ask} */
function ask(question) {
  return new Promise((resolve) =>
    store.set({
      dialog: {
        ...question,
        name: "confirm",
        resolve(/** @type {boolean | { checked: boolean, choice: "confirm" | "other" }} */ answer) {
          resolve(answer === true ? { checked: false, choice: "confirm" } : answer);
        },
      },
    }),
  );
}
