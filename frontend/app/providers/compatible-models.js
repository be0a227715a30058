/**
 * Which models a compatible server has, and which of them can see, as far as that kind of server says so.
 *
 * @module
 */
import { exchange } from "./exchange.js";
import { ProviderFailure } from "./provider.js";

/** @typedef {import("./failures.js").Failures} Failures */
/** @typedef {import("./provider.js").Call} Call */
/** @typedef {import("./provider.js").Model} Model */

/** Beyond so many models nobody is helped by asking about each. */
const mostAsked = 60;

const sortsAndCompares = /embed|rerank|whisper|tts|moderation/iu;

/**
 * @param {{
 *   headers: Record<string, string>,
 *   route: import("./provider.js").Account["route"],
 *   call: Call,
 *   failures: Failures,
 *   meaning: Parameters<Failures["of"]>[1]
 * }} options
 * @returns {Promise<Model[]>}
 */
export async function listCompatibleModels({ headers, route, call, failures, meaning }) {
  const list = await exchange(
    call,
    { service: "compatible", method: "GET", path: "/models", headers },
    failures,
    meaning,
  );
  /** @type {any[]} */
  const entries = list.data ?? list.models;
  if (!Array.isArray(entries)) throw failures.because("unreadable-answer");
  const offered = entries.filter(
    (entry) => typeof entry?.id === "string" && !sortsAndCompares.test(entry.id),
  );
  const told = offered.map(toldInList);
  // The ways that follow are not in the list of what the relay passes on.
  const sights =
    route === "relay" || told.every((sight) => sight !== null)
      ? told
      : await askServer(offered, { headers, call });
  return offered
    .map(({ id, name }, at) => ({ id, name: typeof name === "string" ? name : id, vision: sights[at] }))
    .filter(({ vision }) => vision !== false);
}

/** OpenRouter's list says it. @param {any} entry @returns {boolean | null} */
function toldInList({ architecture }) {
  const takes = architecture?.input_modalities;
  return Array.isArray(takes) ? takes.includes("image") : null;
}

/**
 * @param {any[]} entries
 * @param {{ headers: Record<string, string>, call: Call }} options
 * @returns {Promise<(boolean | null)[]>}
 */
async function askServer(entries, { headers, call }) {
  /** @param {"GET" | "POST"} method @param {string} path @param {unknown} [json] @returns {Promise<any>} undefined without an answer */
  const ask = async (method, path, json) => {
    const request = /** @type {const} */ ({ service: "compatible", atRoot: true, timeout: 5_000 });
    try {
      const response = await call({ ...request, method, path, headers, json });
      return response.ok ? response.json() : undefined;
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error; // Somebody stopped it.
      return undefined; // A server of another kind, which may not even let us read its refusal.
    }
  };
  const [{ owned_by: owner = "" } = {}] = entries;
  if (owner === "vllm") return entries.map(() => null);
  if (owner === "llamacpp") {
    const properties = await ask("GET", "/props");
    return entries.map(() => properties?.modalities?.vision ?? null);
  }
  const studio = (await ask("GET", "/api/v0/models"))?.data;
  if (Array.isArray(studio)) {
    const kinds = new Map(studio.map(({ id, type }) => [id, type]));
    return entries.map(({ id }) => (kinds.has(id) ? kinds.get(id) === "vlm" : null));
  }
  if (!Array.isArray((await ask("GET", "/api/tags"))?.models)) return entries.map(() => null);
  /** @type {(boolean | null)[]} */
  const sights = [];
  for (const { id } of entries) {
    const shown = sights.length < mostAsked ? await ask("POST", "/api/show", { model: id }) : undefined;
    sights.push(Array.isArray(shown?.capabilities) ? shown.capabilities.includes("vision") : null);
  }
  return sights;
}
