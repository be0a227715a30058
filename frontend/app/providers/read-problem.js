/**
 * What an answer that says no means. Providers differ in where they put it: `error` is an object or a string, or there is `detail` or
 * `message` at the top; some say it in a body that came with status 200.
 *
 * @module
 */

/** @typedef {import("../model/suggestions/types.js").FailureCode} FailureCode */
/** @typedef {import("./provider.js").ProviderResponse} ProviderResponse */

/**
 * `code` is everything machine-readable that was said, in lower case; `after` is in milliseconds; `body` is what was parsed.
 *
 * @typedef {{ status: number, code: string, message: string, after: number | null, body: any }} Problem
 */

/** @param {ProviderResponse} response @returns {Problem} */
export function readProblem(response) {
  const body = response.json();
  return {
    ...problemIn(body, response.status),
    after: afterIn(body) ?? afterOf(response),
  };
}

/**
 * @param {any} body
 * @param {number} status where the body names none
 * @returns {Problem}
 */
export function problemIn(body, status) {
  const error = body?.error ?? {};
  const said = typeof error === "string" ? error : (error.message ?? body?.detail ?? body?.message);
  const codes = [error.code, error.type, error.status, body?.code, body?.type, body?.title];
  const named = Number(error.code);
  return {
    status: named >= 400 && named < 600 ? named : status,
    code: codes
      .filter((code) => typeof code === "string")
      .join(" ")
      .toLowerCase(),
    message: textOf(said) + rawOf(error),
    after: afterIn(body),
    body,
  };
}

/** What usually is meant. @param {Problem} problem @returns {Exclude<FailureCode, "cost-limit">} */
export function codeOf({ status, code, message }) {
  const said = `${code.replaceAll("_", " ")} ${message}`;
  if (status === 429) return isOutOfCredit(said) ? "no-credit" : "rate-limited";
  if (/rate_limit/u.test(code)) return "rate-limited";
  if (status === 402 || isOutOfCredit(said)) return "no-credit";
  if (isBlind.test(message)) return "no-vision";
  if (status === 401 || isAboutKey.test(said)) return "key-refused";
  if (status < 500 && isAboutRules.test(said)) return "refused";
  if (status === 403) return "not-allowed";
  if (/model_not_found/u.test(code) || (status === 404 && /\bmodels?\b/iu.test(said))) return "model-unknown";
  if (status === 413 || isAboutSize.test(said)) return "too-large";
  if (status < 500 && isAboutPicture.test(said)) return "bad-image";
  if (status === 408 || status === 409 || status === 425) return "overloaded";
  return status >= 500 || /overloaded|server_error/u.test(code) ? "overloaded" : "bad-request";
}

const isBlind =
  /not a multimodal|(?:not|n't) support (?:image|vision|multimodal)|(?:endpoints found that )support image|image input is not supported|cannot see images|at most 0 image/iu;
const isAboutKey =
  /(?:incorrect|invalid|not valid|expired).{0,20}api[ _-]?key|api[ _-]?key.{0,20}(?:invalid|incorrect|expired|not valid)/iu;
const isAboutRules =
  /safety (?:system|filter|reasons)|moderation|content[ _-]?(?:policy|filter)|policy[ _-]violation|usage guidelines|flagged/iu;
const isAboutSize = /(?:image|file|request|payload|body)[^.]{0,40}(?:too[ _]large|exceeds|too big)/iu;
const isAboutPicture =
  /(?:image|picture|media)[^.]{0,60}(?:invalid|unsupported|not supported|parse|decod|corrupt|empty|too small|could not|unable|fail|format)|(?:invalid|unsupported|corrupt|could not process|cannot (?:identify|read|process)|unable to process|fail\w* to (?:load|decode|process|read))[^.]{0,40}(?:image|picture|media)/iu;

/** @param {string} said @returns {boolean} */
function isOutOfCredit(said) {
  return /insufficient[ _](?:quota|credits?|funds|balance)|credit balance|out of credits?|no credits?\b|exceeded your current quota|spend(?:ing)?[ _]limit|used all (?:available )?credits|specified api usage limits|billing_error/iu.test(
    said,
  );
}

/** @param {unknown} said @returns {string} */
function textOf(said) {
  if (typeof said === "string") return said;
  if (Array.isArray(said)) return said.map((one) => textOf(one?.msg ?? one)).join(" ");
  return said === undefined || said === null ? "" : JSON.stringify(said);
}

/** A service between us and the model keeps the model's own words in `metadata.raw`. @param {any} error @returns {string} */
function rawOf(error) {
  const raw = error?.metadata?.raw;
  return typeof raw === "string" ? ` ${raw}` : "";
}

/**
 * How long to wait by what the body says: a field, a detail with a delay, or the sentence itself.
 *
 * @param {any} body
 * @returns {number | null} milliseconds
 */
function afterIn(body) {
  const field = Number(
    body?.retry_after ?? body?.error?.retry_after ?? body?.error?.metadata?.retry_after_seconds,
  );
  if (field > 0) return field * 1000;
  const details = Array.isArray(body?.error?.details) ? body.error.details : [];
  for (const { retryDelay } of details) {
    const delay = typeof retryDelay === "string" ? duration(retryDelay) : null;
    if (delay !== null) return delay;
  }
  const { message } =
    typeof body?.error === "object" && body.error !== null ? body.error : { message: body?.error };
  const [, wait] =
    /(?:try again|retry) in (?:about )?((?:[\d.]+ ?(?:ms|[hms])\w* ?)+)/iu.exec(textOf(message)) ?? [];
  return wait === undefined ? null : duration(wait);
}

/** @param {ProviderResponse} response @returns {number | null} milliseconds, by the headers that can be read */
function afterOf({ header }) {
  const exact = Number(header("retry-after-ms") ?? Number.NaN);
  if (exact >= 0) return exact;
  const after = header("retry-after");
  if (after !== null) {
    const seconds = Number(after);
    if (seconds >= 0) return seconds * 1000;
    const time = Date.parse(after);
    if (!Number.isNaN(time)) return Math.max(0, time - Date.now());
  }
  const reset = Number(header("ratelimit-reset") ?? Number.NaN);
  return reset > 0 && reset < 86_400 ? reset * 1000 : null;
}

const units = /** @type {Record<string, number>} */ ({ ms: 1, s: 1000, m: 60_000, h: 3_600_000 });

/** @param {string} text such as 41.7s, 120ms or 1m12.5s @returns {number | null} milliseconds */
function duration(text) {
  let sum = null;
  for (const [, amount, unit] of text.matchAll(/([\d.]+) ?(ms|[hms])/giu))
    sum = (sum ?? 0) + Number(amount) * (units[unit.toLowerCase()] ?? 0);
  return sum === null || Number.isNaN(sum) ? null : Math.round(sum);
}
