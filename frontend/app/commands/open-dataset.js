import { DatasetDocument } from "../model/document.js";
import { itemFromStored } from "../model/items.js";
import { adoptTrigger } from "../model/text-edits.js";
import { offeredTrigger } from "../model/trigger.js";
import { countText, numberText } from "../ui/wording.js";
import { isStopped, sentenceOf, withWork } from "./context.js";
import { whatStays } from "./draft-words.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../services/datasets.js").LoadedDataset} LoadedDataset */

/**
 * Opening datasets, and the start page that lists them.
 *
 * @param {Context & {
 *   keeper: import("./keep-drafts.js").DraftKeeper,
 *   times: import("./edit-times.js").EditTimes,
 *   arrival: import("./arrival.js").Arrival
 * }} context
 */
export function createOpenCommands(context) {
  const { store, services, ask, tell, keeper, times, arrival } = context;
  /** Which opening is the latest: an answer to an earlier one is no longer wanted. */
  let wanted = 0;

  /** @returns {Promise<boolean>} whether what is open may be left */
  async function mayLeave() {
    const { document } = store;
    if (document === null) return true;
    const { arriving } = store.state;
    if (arriving?.to === "opened" && arriving.waiting > 0) {
      const answer = await ask({
        title: `Leave ${document.name} before all its images are there?`,
        text: "What you did to them waits for that, and would not be done.",
        confirmLabel: "Leave all the same",
        danger: true,
      });
      if (answer === false) return false;
      if (store.state.arriving !== null) return true;
    }
    const changes = document.changedCount;
    const isAdding = arriving?.to === "added";
    if (changes === 0 && !isAdding) return true;
    if (changes > 0) await keeper.flush();
    const unsaved = countText(changes, "unsaved change");
    const { text, ...question } = whatStays(store.state.draft);
    const name = document.name || "this dataset";
    const answer = await ask(
      isAdding
        ? {
            ...question,
            title: `Leave ${name} before all images are added?`,
            text: [changes > 0 ? `${unsaved} so far. ${text}` : "", whatIsNotAdded(arriving)]
              .join(" ")
              .trim(),
          }
        : { ...question, title: `Leave ${name} with ${unsaved}?`, text },
    );
    return answer !== false;
  }

  /** @param {LoadedDataset} loaded @returns {DatasetDocument} */
  function documentOf(loaded) {
    const { name, title, revision, trigger } = loaded;
    const document = new DatasetDocument({ name: title, folder: name, revision, trigger });
    append(document, loaded);
    return document;
  }

  /** @param {DatasetDocument} document @param {LoadedDataset} part whose images are the next ones */
  function append(document, { name, trigger, images }) {
    const before = document.size;
    document.append(
      images.map((entry, at) => {
        const number = before + at + 1;
        return itemFromStored(entry, { name, trigger, id: `s${number}`, number });
      }),
    );
  }

  /**
   * A dataset of which images are on their way. `shown` is how many of them the page knows of, `arrived` what is to be called when no more will
   * come.
   *
   * @typedef {{
   *   document: DatasetDocument,
   *   notices: string[],
   *   unread: import("../services/gather.js").Unread[],
   *   shown: number,
   *   arrived: (isAllThere: boolean) => void
   * }} Opening
   */

  /** @type {Opening | null} */
  let opening = null;

  /** Something else is wanted now than what is on its way. @returns {number} */
  function want() {
    opening?.arrived(false);
    opening = null;
    return ++wanted;
  }

  /** @param {DatasetDocument} document @param {import("../services/drafts.js").Draft | null} [draft] the draft that it goes on with */
  function show(document, draft = null) {
    want();
    store.open(document);
    remember(document.folder);
    follow(document, draft);
  }

  /** From here on it may be edited. @param {DatasetDocument} document @param {import("../services/drafts.js").Draft | null} [draft] */
  function follow(document, draft = null) {
    times.begin(document, draft?.header.at);
    keeper.follow(document, draft);
  }

  /** @returns {Promise<void>} when the start page knows what there is */
  function leave() {
    want();
    keeper.follow(null);
    store.close();
    remember(null);
    return commands.loadWorkspace();
  }

  /** @param {string} name @returns {Promise<Opening | null>} with all images; null when it failed, which has been told, or is no longer wanted */
  async function load(name) {
    const turn = want();
    const isWanted = () => turn === wanted;
    const label = `Opening ${name}`;
    try {
      await withWork(store, { kind: "open", label, total: 0 }, (work) =>
        takeIn(services.datasets.parts(name, { signal: work.signal }), work, isWanted),
      );
      return isWanted() ? opening : null;
    } catch (error) {
      if (!isWanted()) return null;
      const undone =
        (store.state.arriving?.waiting ?? 0) > 0 ? "What you did to its images was not done." : "";
      if (opening !== null) void leave();
      if (!isStopped(error))
        tell.failed(`Could not open ${name}`, `${sentenceOf(error)} ${undone}`.trim(), [
          { label: "Try again", run: () => void commands.openDataset(name) },
        ]);
      else if (undone !== "") tell.info(`${name} was not opened`, undone);
      return null;
    }
  }

  /**
   * Shows the first images as soon as they are there, and the others when they have become twice as many: each time costs something for all.
   *
   * @param {AsyncIterable<LoadedDataset>} parts
   * @param {import("./context.js").WorkRun} work
   * @param {() => boolean} isWanted
   */
  async function takeIn(parts, work, isWanted) {
    for await (const part of parts) {
      if (!isWanted()) return;
      opening = opening === null ? begin(part) : goOn(opening, part);
      const { document, shown } = opening;
      work.progress(document.size, arrivedText(document.size, part.total), part.total);
      if (shown > 0 && document.size < 2 * shown) continue;
      showArrived(opening);
      await new Promise((resolve) => setTimeout(resolve)); // the browser draws meanwhile
    }
  }

  /** @param {LoadedDataset} part the first one @returns {Opening} */
  function begin(part) {
    const document = documentOf(part);
    keeper.follow(null);
    store.open(document);
    remember(document.folder);
    const { notices, images } = part;
    return {
      document,
      notices,
      unread: images.flatMap(unreadOf),
      shown: 0,
      arrived: arrival.begin("opened"),
    };
  }

  /** @param {Opening} before @param {LoadedDataset} part @returns {Opening} */
  function goOn(before, part) {
    append(before.document, part);
    before.unread.push(...part.images.flatMap(unreadOf));
    return before;
  }

  /** Lets the page know of the images that came. @param {Opening} arriving */
  function showArrived(arriving) {
    const { document, shown } = arriving;
    if (shown > 0 && document.size > shown) document.tellAppended(shown);
    arriving.shown = document.size;
  }

  function offerTrigger() {
    const { document } = store;
    if (document === null || document.trigger !== "" || document.rememberedTrigger !== null) return;
    const offered = offeredTrigger(document.ids().map((id) => document.get(id).saved?.raw ?? null));
    if (offered === null) return;
    store.toast({
      id: "offered-trigger",
      kind: "info",
      title: `All texts begin with “${offered}”`,
      detail: "As trigger word it stays first on every image. The files do not change by that.",
      actions: [
        { label: `Use “${offered}” as trigger word`, run: () => commands.acceptOfferedTrigger(offered) },
        { label: "It is just a tag", run: () => store.dismissToast("offered-trigger") },
      ],
    });
  }

  /** @param {Opening} opened */
  function tellProblems({ notices, unread }) {
    for (const detail of notices) {
      store.toast({ id: detail, kind: "error", title: "A save was interrupted", detail });
    }
    if (unread.length === 0) return;
    store.toast({
      kind: "warning",
      title: `${countText(unread.length, "file")} of the dataset could not be read`,
      detail: "They stay as they are on disk.",
      actions: [
        { label: "Show them", run: () => store.set({ dialog: { name: "import-report", added: 0, unread } }) },
      ],
    });
  }

  const commands = {
    documentOf,
    show,
    mayLeave,
    remember,

    /** @param {string} name a folder or a name without its prefix */
    async openDataset(name) {
      if (!(await mayLeave())) return;
      const opened = await load(name);
      if (opened === null) return;
      showArrived(opened);
      follow(opened.document);
      opened.arrived(true);
      opening = null;
      tellProblems(opened);
      offerTrigger();
      if (opened.document.folder !== null) await keeper.offer(opened.document.folder);
    },

    async openStart() {
      if (!(await mayLeave())) return;
      await leave();
    },

    /** @param {string} [name] */
    async newDataset(name = "") {
      if (await mayLeave()) show(new DatasetDocument({ name }));
    },

    /** @param {string} [offered] */
    acceptOfferedTrigger(offered) {
      const { document } = store;
      if (document === null || offered === undefined) return;
      store.edit(adoptTrigger(document, offered), `Trigger word “${offered}”`);
      store.dismissToast("offered-trigger");
    },

    async loadWorkspace() {
      try {
        const { path, writable, free_bytes, version, ...workspace } = await services.datasets.workspace();
        const server = { online: true, path, writable, freeBytes: free_bytes, version };
        store.set({ workspace, server });
      } catch {
        store.set({ server: { ...store.state.server, online: false } }); // The start page says so in its own words.
      }
      await keeper.list();
    },
  };
  return commands;
}

/** @param {import("../model/items.js").ImageEntry} entry @returns {import("../services/gather.js").Unread[]} its files that could not be read */
function unreadOf({ file, problem, textFile, textProblem }) {
  const image = problem === null ? [] : [{ file, reason: problem }];
  const text = textProblem === null ? [] : [{ file: textFile ?? file, reason: textProblem }];
  return [...image, ...text];
}

/** @param {number} count @param {number | undefined} total of images @returns {string} */
function arrivedText(count, total) {
  const have =
    total === undefined ? countText(count, "image") : `${numberText(count)} of ${countText(total, "image")}`;
  return `${have} so far. Changes wait until all are there.`;
}

/** @param {import("../state/state.js").Arriving} arriving images that are being added @returns {string} */
function whatIsNotAdded({ waiting }) {
  const rest = "The images that are not there yet would not be added.";
  return waiting === 0 ? rest : `${rest} What you asked for waits for them, and would not be done.`;
}

/** Keeps the address of the page in step, so that reloading opens the same. @param {string | null} folder */
function remember(folder) {
  const address = new URL(location.href);
  if (folder === null) address.searchParams.delete("dataset");
  else address.searchParams.set("dataset", folder);
  if (address.href !== location.href) history.replaceState(null, "", address);
}
