/**
 * The words of tagging and captioning with models, one typedef a concept. Nothing here runs.
 *
 * @module
 */

/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {import("../types.js").TextMode} TextMode */

/** @typedef {"gemini" | "grok" | "openai" | "claude" | "compatible" | "deepdanbooru" | "replicate"} ProviderId */
/** @typedef {"direct" | "relay"} Route from the browser itself, or passed on by our server */

/**
 * Why a model gave no suggestion. `kind` says what follows: `retry` may go through later, `item` will not for this image, `stop` will not
 * for any image until the person does something.
 *
 * @typedef {"rate-limited"
 *   | "overloaded"
 *   | "unreachable"
 *   | "timeout"
 *   | "key-missing"
 *   | "key-refused"
 *   | "not-allowed"
 *   | "no-credit"
 *   | "quota"
 *   | "model-unknown"
 *   | "no-vision"
 *   | "bad-request"
 *   | "refused"
 *   | "cut-off"
 *   | "empty"
 *   | "bad-image"
 *   | "too-large"
 *   | "unreadable-answer"
 *   | "unreadable-image"
 *   | "asleep"
 *   | "cost-limit"} FailureCode
 *
 * @typedef {"retry" | "item" | "stop"} FailureKind
 *
 * What the person can do about it; a button in the page.
 *
 * @typedef {"use-relay" | "open-settings" | "raise-limit" | "other-provider" | "retry" | null} Remedy
 *
 * @typedef {{
 *   code: FailureCode,
 *   kind: FailureKind,
 *   title: string,
 *   detail: string,
 *   remedy: Remedy,
 *   after: number | null
 * }} Failure `title` and `detail` are sentences for people; `after` is how many milliseconds the provider asks to wait, null where it does not say
 */

/**
 * What was used up for one answer. `cost` is in US dollars, null where the price is not known.
 *
 * @typedef {{ inputTokens: number, outputTokens: number, cost: number | null, milliseconds: number }} Usage
 */

/**
 * What a model answered for one image, cleaned, before it becomes an edit. `text` is tags between commas, or prose, without the trigger
 * word.
 *
 * @typedef {{ mode: TextMode, text: string, usage: Usage }} Suggestion
 */

/** @typedef {"ignore" | "append" | "overwrite"} IfTextExists */

/** One of the models that are asked in a run. @typedef {{ provider: ProviderId, model: string, prompt: string }} Side */

/**
 * What the person chose for a run. `perMinute` and `costLimit` are 0 for no limit; `costLimit` is in US dollars; `longSide` is in pixels;
 * `joint` stands between a caption and what is appended to it. `sides` are one or two.
 *
 * @typedef {{
 *   mode: TextMode,
 *   ifTextExists: IfTextExists,
 *   sides: readonly Side[],
 *   maxTags: number,
 *   maxWords: number,
 *   maxOutputTokens: number,
 *   longSide: number,
 *   concurrency: number,
 *   perMinute: number,
 *   costLimit: number,
 *   joint: "line" | "space",
 *   review: boolean
 * }} RunOptions
 */

/** Which images a run is about. @typedef {"all" | "shown" | "selected" | "untagged" | "failed"} Which */

/**
 * What a run would do. `counts` says how many images each choice of `which` has; `sentIf` how many would be sent with each way of
 * treating a text; `cost` is in US dollars, null where a price is not known; `whyNot` says why it cannot start.
 *
 * @typedef {{
 *   sent: number,
 *   skipped: number,
 *   counts: Record<Which, number>,
 *   sentIf: Record<IfTextExists, number>,
 *   estimate: { inputTokens: number, outputTokens: number, cost: { low: number, high: number } | null, seconds: number },
 *   routes: readonly string[],
 *   privacy: readonly string[],
 *   whyNot: string | null
 * }} RunPlan
 */

/** @typedef {"waiting" | "running" | "retrying" | "done" | "skipped" | "failed" | "stopped"} JobState */

/**
 * One image that is asked about at one side of a run.
 *
 * @typedef {{
 *   image: ItemId,
 *   side: number,
 *   state: JobState,
 *   tries: number,
 *   failure: Failure | null,
 *   suggestion: Suggestion | null
 * }} Job
 */

export {};
