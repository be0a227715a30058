import { png } from "./images.js";

/** @typedef {import("./stage.js").Scene} Scene */

/**
 * How a browser is started that takes the fake at that port for OpenAI.
 *
 * @param {number} port
 */
export const openaiAt = (port) => [
  "--ignore-certificate-errors",
  `--host-resolver-rules=MAP api.openai.com:443 127.0.0.1:${port}`,
];

export const openaiOrigin = "https://api.openai.com";

/**
 * What a person set up in earlier visits, in a browser that was not used before.
 *
 * @param {Scene} scene
 * @param {{ keys?: Record<string, string>, settings?: Record<string, unknown> }} known
 */
export async function knownFromBefore({ context }, { keys = {}, settings = {} }) {
  const chosen = { tagProvider: "openai", captionProvider: "openai", ...settings };
  await context.addInitScript(
    ([kept, set]) => {
      // An empty tab has no storage.
      if (!location.protocol.startsWith("http")) return;
      if (localStorage.getItem("tagpilot.settings") !== null) return;
      localStorage.setItem("tagpilot.settings", set);
      if (kept !== "{}") localStorage.setItem("tagpilot.keys", kept);
    },
    [JSON.stringify(keys), JSON.stringify(chosen)],
  );
}

/** @param {number} count @returns {Record<string, Uint8Array>} small pictures, in the order of their names */
export function manyImages(count) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `${String(at + 1).padStart(3, "0")}.png`,
      png({ width: 16 + (at % 8), height: 12 + Math.floor(at / 8), seed: at }),
    ]),
  );
}

/** The dialogs of tagging with models, by what is written on them. */
export class Models {
  /** @param {Scene} scene */
  constructor({ page, app }) {
    this.page = page;
    this.app = app;
  }

  /** @param {string | RegExp} name */
  button(name) {
    return this.page.getByRole("dialog").getByRole("button", { name });
  }

  /**
   * @param {"Tag All" | "Caption All"} what
   * @param {{ exists?: "Ignore" | "Append" | "Overwrite", review?: boolean }} [options]
   */
  async start(what, { exists = "Ignore", review = true } = {}) {
    await this.app.button(what).click();
    const dialog = this.app.dialog(what);
    await dialog
      .getByRole("group", { name: "If text exists" })
      .getByRole("radio", { name: new RegExp(`^${exists}`) })
      .check();
    await dialog.getByRole("switch", { name: /^Review before applying/ }).setChecked(review);
    await this.button(/^Start/).click();
  }

  /** @param {number} done @param {number} all */
  async waitForEnd(done, all) {
    await this.app.dialog(new RegExp(`ed ${done} of ${all} image`)).waitFor({ timeout: 60_000 });
  }

  /** @param {number} ready */
  async openReview(ready) {
    await this.button(`Review ${ready}`).click();
    await this.app.dialog("Review suggestions").waitFor();
  }

  /** @param {number} number of the image */
  card(number) {
    return this.app
      .dialog("Review suggestions")
      .getByRole("listitem", { name: new RegExp(`^Image ${number},`) });
  }

  /** @param {number} images */
  async apply(images) {
    await this.button(`Apply ${images} image`).click();
    await this.app.message(new RegExp(`Applied suggestions to ${images} image`)).waitFor();
  }

  async close() {
    await this.page.keyboard.press("Escape");
    await this.page.getByRole("dialog").first().waitFor({ state: "hidden" });
  }
}
