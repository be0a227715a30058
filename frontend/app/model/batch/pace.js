const minute = 60_000;
const firstPause = 1000;
const longestPause = 60_000;

/** So many answers for each call at once, and one more at once is tried. */
const answersToSpeedUp = 5;

/**
 * How fast one provider is called: how many calls at once, and when the next may start. It begins with what was asked for, halves when the
 * provider asks to slow down, and comes up again slowly.
 */
export class Pace {
  #wanted;
  #spacing;
  #random;
  #atOnce;
  #lastStart = -Infinity;
  #pausedUntil = -Infinity;
  #answers = 0;
  #pauses = 0;

  /**
   * @param {{ concurrency: number, perMinute?: number, random: () => number }} options `perMinute` is 0 for no limit; calls are spread
   *   evenly over the minute, since some providers mind bursts as well
   */
  constructor({ concurrency, perMinute = 0, random }) {
    this.#wanted = Math.max(1, Math.floor(concurrency));
    this.#atOnce = this.#wanted;
    this.#spacing = perMinute > 0 ? minute / perMinute : 0;
    this.#random = random;
  }

  /** @returns {number} how many calls may be under way at once now */
  get atOnce() {
    return this.#atOnce;
  }

  /** @returns {number} before that time nothing starts */
  get pausedUntil() {
    return this.#pausedUntil;
  }

  /**
   * @param {number} now
   * @param {number} running how many calls are under way
   * @returns {number} when the next call may start; Infinity for not before another one has ended
   */
  startAt(now, running) {
    if (running >= this.#atOnce) return Infinity;
    return Math.max(now, this.#pausedUntil, this.#lastStart + this.#spacing);
  }

  /** @param {number} now */
  started(now) {
    this.#lastStart = now;
  }

  /**
   * An answer came. One that comes during a pause was asked for before it and says nothing of what goes now.
   *
   * @param {number} now
   */
  succeeded(now) {
    if (now < this.#pausedUntil) return;
    this.#pauses = 0;
    this.#answers++;
    if (this.#atOnce >= this.#wanted || this.#answers < this.#atOnce * answersToSpeedUp) return;
    this.#atOnce++;
    this.#answers = 0;
  }

  /**
   * The provider asked to slow down: nothing starts for a while. Calls that were under way at that moment hear the same; that counts once.
   *
   * @param {number} now
   * @param {number | null} after how long it asks to wait, null where it does not say
   * @returns {number} until when nothing starts
   */
  slowedDown(now, after) {
    if (now >= this.#pausedUntil) {
      this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2));
      this.#answers = 0;
      this.#pauses++;
    }
    this.#pausedUntil = Math.max(this.#pausedUntil, now + this.backoff(this.#pauses, after));
    return this.#pausedUntil;
  }

  /**
   * @param {number} tries how often it was tried, from 1
   * @param {number | null} after how long the provider asks to wait, null where it does not say
   * @returns {number} how long to wait before it is tried again: never less than asked for, longer each time where nothing was asked for, and
   *   not the same for all
   */
  backoff(tries, after) {
    if (after !== null && after > 0) return after + this.#random() * Math.min(after / 10, firstPause);
    const longest = Math.min(longestPause, firstPause * 2 ** (tries - 1));
    return longest * (0.5 + this.#random() / 2);
  }
}
