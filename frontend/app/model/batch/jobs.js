import { identityOf } from "../suggestions/image-identity.js";

/** @typedef {import("../types.js").Item} Item */
/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {import("../suggestions/image-identity.js").ImageIdentity} ImageIdentity */
/** @typedef {import("../suggestions/types.js").Failure} Failure */
/** @typedef {import("../suggestions/types.js").FailureCode} FailureCode */
/** @typedef {import("../suggestions/types.js").Job} Job */
/** @typedef {import("../suggestions/types.js").JobState} JobState */
/** @typedef {{ picture: ImageIdentity, seen: import("../suggestions/review-entry.js").SeenText }} SentImage an image as it was sent */
/** @typedef {{ readonly failure: Failure, readonly jobs: readonly Job[] }} FailureGroup */

/** What was used up by all answers. `cost` is that of the `priced` ones, in US dollars. */
/** @typedef {{ answers: number, priced: number, inputTokens: number, outputTokens: number, cost: number, milliseconds: number }} Spent */

/** The jobs of a run, and what is counted over them. Jobs are changed in place, by `change` only. */
export class Jobs {
  /** @type {Job[]} */
  #jobs = [];
  /** @type {Map<ItemId, Job[]>} */
  #byImage = new Map();
  /** @type {Map<ItemId, SentImage>} */
  #sent = new Map();
  /** @type {Record<JobState, number>} */
  #counts = { waiting: 0, running: 0, retrying: 0, done: 0, skipped: 0, failed: 0, stopped: 0 };
  /** @type {Map<FailureCode, { failure: Failure, jobs: Set<Job>, group: FailureGroup | null }>} */
  #failed = new Map();
  /** @type {Spent} */
  #spent = { answers: 0, priced: 0, inputTokens: 0, outputTokens: 0, cost: 0, milliseconds: 0 };

  /**
   * @param {Iterable<Item>} items
   * @param {number} sides how many models are asked about each
   * @returns {Jobs} all waiting, in order
   */
  static of(items, sides) {
    const jobs = new Jobs();
    for (const item of items) {
      jobs.sending(item);
      for (let side = 0; side < sides; side++)
        jobs.add({
          image: item.id,
          side,
          state: "waiting",
          tries: 0,
          failure: null,
          suggestion: null,
        });
    }
    return jobs;
  }

  /** @returns {number} how many jobs there are */
  get size() {
    return this.#jobs.length;
  }

  /** @returns {number} how many images */
  get images() {
    return this.#byImage.size;
  }

  /** @returns {Readonly<Spent>} */
  get spent() {
    return this.#spent;
  }

  /** @returns {number | null} US dollars so far; null when there are answers and the price of none is known */
  get cost() {
    const { answers, priced, cost } = this.#spent;
    return answers > 0 && priced === 0 ? null : cost;
  }

  /** @returns {readonly Job[]} in order */
  all() {
    return this.#jobs;
  }

  /**
   * @param {JobState} state
   * @returns {number}
   */
  count(state) {
    return this.#counts[state];
  }

  /**
   * @param {ItemId} image
   * @returns {readonly Job[]} one for each side
   */
  of(image) {
    return this.#byImage.get(image) ?? [];
  }

  /**
   * @param {ItemId} image
   * @returns {SentImage | null} how it was when it was sent last, or when the run began
   */
  sent(image) {
    return this.#sent.get(image) ?? null;
  }

  /** @returns {readonly FailureGroup[]} the failed jobs by reason; the same object for a reason as long as nothing changed there */
  failures() {
    return Array.from(
      this.#failed.values(),
      (one) => (one.group ??= { failure: one.failure, jobs: [...one.jobs] }),
    );
  }

  /** @param {Item} item which is sent as it is now */
  sending(item) {
    this.#sent.set(item.id, { picture: identityOf(item), seen: { body: item.body, mode: item.mode } });
  }

  /**
   * @param {Job} job
   * @param {SentImage} [sent]
   */
  add(job, sent) {
    this.#jobs.push(job);
    const others = this.#byImage.get(job.image);
    if (others === undefined) this.#byImage.set(job.image, [job]);
    else others.push(job);
    if (sent !== undefined) this.#sent.set(job.image, sent);
    this.#enter(job);
    if (job.suggestion !== null) this.#spend(job.suggestion.usage);
  }

  /**
   * @param {Job} job one of these
   * @param {Partial<Pick<Job, "state" | "tries" | "failure" | "suggestion">>} change
   */
  change(job, change) {
    const before = job.suggestion;
    this.#leave(job);
    Object.assign(job, change);
    this.#enter(job);
    if (job.suggestion !== null && job.suggestion !== before) this.#spend(job.suggestion.usage);
  }

  /**
   * Puts jobs back to be done.
   *
   * @param {Iterable<Job>} jobs failed or stopped ones
   */
  again(jobs) {
    for (const job of jobs) this.change(job, { state: "waiting", tries: 0, failure: null });
  }

  /**
   * @param {number} limit US dollars, 0 for none
   * @param {number} guess what an answer costs, as long as none was had
   * @returns {boolean} whether one more call, with those under way, might cost more than that in all
   */
  wouldExceed(limit, guess) {
    const { priced, cost } = this.#spent;
    const each = priced > 0 ? cost / priced : guess;
    return limit > 0 && cost + each * (this.#counts.running + 1) > limit;
  }

  /** @param {Job} job */
  #enter(job) {
    const { state, failure } = job;
    this.#counts[state]++;
    if (state !== "failed" || failure === null) return;
    const known = this.#failed.get(failure.code)?.jobs ?? new Set();
    this.#failed.set(failure.code, { failure, jobs: known.add(job), group: null });
  }

  /** @param {Job} job */
  #leave(job) {
    const { state, failure } = job;
    this.#counts[state]--;
    const group = state === "failed" && failure !== null ? this.#failed.get(failure.code) : undefined;
    if (group === undefined || failure === null) return;
    group.jobs.delete(job);
    group.group = null;
    if (group.jobs.size === 0) this.#failed.delete(failure.code);
  }

  /** @param {import("../suggestions/types.js").Usage} usage */
  #spend({ inputTokens, outputTokens, cost, milliseconds }) {
    const spent = this.#spent;
    this.#spent = {
      answers: spent.answers + 1,
      priced: spent.priced + (cost === null ? 0 : 1),
      inputTokens: spent.inputTokens + inputTokens,
      outputTokens: spent.outputTokens + outputTokens,
      cost: spent.cost + (cost ?? 0),
      milliseconds: spent.milliseconds + milliseconds,
    };
  }
}
