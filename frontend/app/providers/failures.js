/**
 * The only place that builds failures.
 *
 * @module
 */
import { situations, usual } from "./failure-words.js";
import { ProviderFailure } from "./provider.js";
import { codeOf, readProblem } from "./read-problem.js";

/** @typedef {import("../model/suggestions/types.js").FailureCode} FailureCode */
/** @typedef {import("./failure-words.js").Facts} Facts */
/** @typedef {import("./failure-words.js").Told} Told */
/** @typedef {import("./failure-words.js").Words} Words */
/** @typedef {import("./provider.js").Account} Account */
/** @typedef {import("./provider.js").Provider} Provider */
/** @typedef {import("./provider.js").ProviderResponse} ProviderResponse */
/** @typedef {import("./read-problem.js").Problem} Problem */

/** @typedef {keyof typeof usual | keyof typeof situations} Situation */

/**
 * @param {Pick<Provider, "company" | "name" | "routes">} provider
 * @param {Account} account
 * @param {string} [model]
 */
export function failuresOf({ company, name, routes }, account, model = "") {
  /** @param {Situation} situation @param {Facts} [facts] @returns {ProviderFailure} */
  function because(situation, facts = {}) {
    const { status, said = "", after = null, cause } = facts;
    /** @type {Told} */
    const told = {
      ...facts,
      company,
      name,
      model: model || name,
      number: status ? ` (${status})` : "",
      sentence: quoted(said, account.key),
      canRelay: account.route === "direct" && routes.includes("relay"),
    };
    /** @type {Words} */
    const words =
      situation in situations
        ? situations[/** @type {keyof typeof situations} */ (situation)](told)
        : {
            code: /** @type {FailureCode} */ (situation),
            ...usual[/** @type {keyof typeof usual} */ (situation)](told),
          };
    return new ProviderFailure({ ...words, after }, { cause });
  }

  return {
    because,
    /**
     * @param {ProviderResponse} response that says no
     * @param {(problem: Problem) => Situation | null} [special] what this provider means, where that differs from what is usual
     * @returns {ProviderFailure}
     */
    of(response, special = () => null) {
      const problem = readProblem(response);
      return because(special(problem) ?? codeOf(problem), {
        status: problem.status,
        said: problem.message,
        after: problem.after,
      });
    },
    /** Where it lies with the person alone, nothing is sent. @param {"required" | "optional" | "none"} key */
    assertKey(key) {
      if (key === "required" && account.key === "") throw because("key-missing");
      if (!/^[\x20-\x7e]*$/u.test(account.key)) throw because("odd-key");
    },
  };
}

/** @typedef {ReturnType<typeof failuresOf>} Failures */

/**
 * A picture that could not be drawn, whoever it was meant for.
 *
 * @param {unknown} cause
 * @returns {ProviderFailure}
 */
export function unreadableImage(cause) {
  const words = usual["unreadable-image"](/** @type {Told} */ ({}));
  return new ProviderFailure({ code: "unreadable-image", ...words, after: null }, { cause });
}

/**
 * What somebody else wrote, made fit to be shown: short, on one line, and without the key, which some providers repeat.
 *
 * @param {string} said
 * @param {string} key
 * @returns {string} a sentence, or nothing
 */
function quoted(said, key) {
  const plain = (key === "" ? said : said.replaceAll(key, "…"))
    .replace(/\b(?:sk-|xai-|r8_|AIza)[\w*-]{4,}/gu, "…")
    .replace(/\s+/gu, " ")
    .trim();
  if (plain === "") return "";
  const short = plain.length > 200 ? `${plain.slice(0, 199).trimEnd()}…` : plain.replace(/\.$/u, "");
  return `It said: “${short}”.`;
}
