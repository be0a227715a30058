import { eventually, eventuallyEqual } from "./eventually.js";

/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {{ name: string, content: Uint8Array, mime?: string }} NamedFile */

/**
 * The page as a person finds their way in it: by what is written on it, never by classes or ids.
 */
export class TagPilotPage {
  /**
   * @param {import("playwright-core").Page | import("playwright-core").Frame} page or the frame that the page is shown in
   * @param {string} url where the server is
   */
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /** @param {string} [dataset] opened by deep link; without, the start page comes */
  async open(dataset) {
    await this.page.goto(`${this.url}/tagpilot/${dataset ? `?dataset=${encodeURIComponent(dataset)}` : ""}`);
    if (dataset) await this.card(/./).first().waitFor();
    else await this.uploadImages.waitFor({ state: "attached" });
  }

  get uploadImages() {
    return this.page.getByLabel("Upload images").first();
  }

  get uploadZip() {
    return this.page.getByLabel("Upload ZIP").first();
  }

  get images() {
    return this.page.getByRole("region", { name: "Images", exact: true });
  }

  get tagViewer() {
    return this.page.getByRole("region", { name: "Tag Viewer" });
  }

  get trigger() {
    return this.page.getByLabel("Trigger Word", { exact: true });
  }

  get datasetName() {
    return this.page.getByLabel("Dataset Name");
  }

  get filter() {
    return this.page.getByLabel("Filter images");
  }

  get saveButton() {
    return this.button("Save to /workspace/datasets");
  }

  /** @param {string} name */
  button(name) {
    return this.page.getByRole("button", { name: new RegExp(`^${escaped(name)}`) }).first();
  }

  /** @param {string | RegExp} file */
  card(file) {
    const name = typeof file === "string" ? new RegExp(`(^|[\\s,/])${escaped(file)}`) : file;
    return this.images.getByRole("listitem", { name });
  }

  /**
   * @param {string} file
   * @param {"Crop" | "Tag" | "Caption" | "Remove"} name
   */
  onCard(file, name) {
    return this.card(file).getByRole("button", { name: new RegExp(`^${name}`) });
  }

  /** @param {NamedFile[]} files */
  async addImages(...files) {
    await this.uploadImages.setInputFiles(files.map(asUpload));
    await this.waitForCards(...files.filter((file) => !file.name.endsWith(".txt")).map(({ name }) => name));
  }

  /**
   * @param {string} name
   * @param {Uint8Array} content
   */
  async addZip(name, content) {
    await this.uploadZip.setInputFiles([asUpload({ name, content, mime: "application/zip" })]);
  }

  /** @param {string[]} files */
  async waitForCards(...files) {
    for (const file of files) await this.card(file).first().waitFor();
  }

  /** @param {string} file @returns {Promise<string[]>} the tags that the image's card shows, the trigger word among them */
  async tags(file) {
    const pills = await this.card(file).getByRole("option").allInnerTexts();
    return pills.map((text) => text.replace(/[×✕]/g, "").trim());
  }

  /**
   * @param {string} file
   * @param {string[]} tags
   */
  async waitForTags(file, ...tags) {
    await eventuallyEqual(() => this.tags(file), tags);
  }

  /** @param {string} file @param {string} text several tags are split at commas */
  async addTags(file, text) {
    const field = this.card(file).getByLabel("Add tag…");
    await field.fill(text);
    await field.press("Enter");
  }

  /** @param {string} file @param {"Tags" | "Caption"} mode */
  async show(file, mode) {
    await this.card(file).getByRole("radio", { name: mode }).click();
  }

  /** @param {string} file @returns {Locator} the field for the caption of an image that shows one */
  caption(file) {
    return this.card(file).getByRole("textbox", { name: /caption/i });
  }

  /** Saves and waits until the page says that it is done. */
  async save() {
    await this.saveButton.click();
    await this.message(/Saved \d+ change/).waitFor({ timeout: 30_000 });
    await eventually(async () => {
      const label = await this.saveButton.innerText();
      if (/[1-9]/.test(label)) throw new Error(`Save still counts changes: ${label}`);
    });
  }

  /** Waits until the browser has all the pictures that the page shows. */
  async waitForPictures() {
    await eventuallyEqual(
      () =>
        this.page.evaluate(() =>
          [...document.images].every(
            (image) => image.dataset.state !== "loading" || !image.checkVisibility(),
          ),
        ),
      true,
    );
  }

  /** From now on a save that got no answer is tried again by whoever presses, and no longer by the page itself: it is not told how the server is. */
  async keepFromTryingAgain() {
    const page = "route" in this.page ? this.page : this.page.page();
    await page.route("**/api/tagpilot/workspace", () => new Promise(() => undefined));
  }

  /** @param {string | RegExp} text of a message that the page shows for a while, or of a note that stays */
  message(text) {
    return this.page.getByText(text).filter({ visible: true }).first();
  }

  /** @param {string | RegExp} [name] */
  dialog(name) {
    return name ? this.page.getByRole("dialog", { name }) : this.page.getByRole("dialog");
  }

  /** @param {string} name of an entry of the menu of the whole dataset */
  async choose(name) {
    const entry = this.page.getByRole("menuitem", { name: new RegExp(`^${escaped(name)}`) });
    if (await this.button(name).isVisible()) return this.button(name).click();
    await this.page.getByRole("button", { name: /^more/i }).first().click();
    await entry.click();
  }

  /** @param {() => Promise<void>} act @returns {Promise<Buffer>} the file that the browser was given */
  async download(act) {
    const page = "waitForEvent" in this.page ? this.page : this.page.page();
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    const stream = await download.createReadStream();
    /** @type {Buffer[]} */
    const parts = [];
    for await (const part of stream) parts.push(part);
    return Buffer.concat(parts);
  }
}

/** @param {NamedFile} file */
function asUpload({ name, content, mime }) {
  return { name, mimeType: mime ?? mimeOf(name), buffer: Buffer.from(content) };
}

/** @param {string} name */
function mimeOf(name) {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (ending === "txt" || ending === "caption") return "text/plain";
  if (ending === "zip") return "application/zip";
  return `image/${ending === "jpg" ? "jpeg" : ending}`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
