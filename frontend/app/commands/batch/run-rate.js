/** Fewer answers than that say nothing of the rate. */
const telling = 3;

/**
 * @param {import("../../state/state.js").BatchState} batch
 * @param {number} now milliseconds since 1970
 * @returns {{ perMinute: number | null, secondsLeft: number | null }}
 */
export function rateOf({ jobs, startedAt, endedBefore, phase }, now) {
  const left = jobs.count("waiting") + jobs.count("running") + jobs.count("retrying");
  const ended = jobs.size - left - endedBefore;
  const minutes = (now - startedAt) / 60_000;
  if (ended < telling || minutes <= 0) return { perMinute: null, secondsLeft: null };
  const perMinute = ended / minutes;
  return { perMinute, secondsLeft: phase === "running" ? (left / perMinute) * 60 : null };
}
