import assert from "node:assert/strict";
import { test } from "node:test";
import { failing, startRun, suggesting } from "./clock.js";

/** @typedef {import("../../../../app/model/suggestions/types.js").JobState} JobState */

/** @param {import("../../../../app/model/batch/jobs.js").Jobs} jobs */
function counts(jobs) {
  const states = /** @type {const} */ ([
    "waiting",
    "running",
    "retrying",
    "done",
    "skipped",
    "failed",
    "stopped",
  ]);
  return Object.fromEntries(
    states.map((state) => [state, jobs.count(state)]).filter(([, count]) => count !== 0),
  );
}

test("150 images take no longer than the provider needs for them, a few at a time", async () => {
  const { clock, ended, jobs, busy } = startRun();
  await clock.run();
  assert.ok((ended()?.at ?? Infinity) <= (150 / 4) * 1000 * 1.1);
  assert.equal(busy.most, 4);
  assert.deepEqual(counts(jobs), { done: 150 });
});

test("what comes next is made ready while all places are taken, and no more than that", async () => {
  const { calls, prepared, run } = startRun({ images: 20, options: { concurrency: 3 } });
  assert.equal(calls.length, 3);
  assert.deepEqual(
    [...prepared].map(({ image }) => image),
    ["i3", "i4", "i5"],
  );
  run.stop();
});

test("a provider that says how long to wait is waited for, and asked less at a time", async () => {
  const { clock, calls, slowDowns, jobs } = startRun({
    images: 40,
    answer: (_, call) => (call === 3 ? failing("rate-limited", { after: 20_000 }) : suggesting()),
  });
  await clock.run();
  const [slowDown] = slowDowns;
  assert.ok(slowDown.until >= 21_000 && slowDown.until <= 22_000);
  assert.equal(slowDown.atOnce, 2);
  assert.deepEqual(
    calls.filter(({ at }) => at > 1000 && at < slowDown.until),
    [],
  );
  assert.deepEqual(counts(jobs), { done: 40 });
});

test("a provider that does not say how long is waited for longer each time", async () => {
  const { clock, slowDowns, jobs } = startRun({
    images: 4,
    options: { concurrency: 1 },
    answer: (_, call) => (call < 4 ? failing("rate-limited") : suggesting()),
  });
  await clock.run();
  const waits = slowDowns.map(({ until }, at) => until - 1000 - (slowDowns[at - 1]?.until ?? 0));
  assert.equal(waits.length, 4);
  for (const [at, wait] of waits.entries()) if (at > 0) assert.ok(wait > waits[at - 1]);
  assert.deepEqual(counts(jobs), { done: 4 });
});

test("a picture for which the provider was busy for minutes is not given up", async () => {
  const { clock, jobs } = startRun({
    images: 1,
    answer: (_, call) => (call < 9 ? failing("overloaded") : suggesting()),
  });
  await clock.run();
  assert.deepEqual(counts(jobs), { done: 1 });
});

test("what may go through later is tried again, later each time, and then counts as failed", async () => {
  const { clock, calls, jobs } = startRun({
    images: 3,
    takes: 0,
    answer: ({ image }) => (image === "i1" ? failing("unreachable") : suggesting()),
  });
  await clock.run();
  const tries = calls.filter(({ job }) => job.image === "i1").map(({ at }) => at);
  assert.equal(tries.length, 4);
  const gaps = tries.slice(1).map((at, index) => at - tries[index]);
  assert.ok(gaps[0] >= 500 && gaps[1] > gaps[0] && gaps[2] > gaps[1]);
  assert.deepEqual(counts(jobs), { done: 2, failed: 1 });
  assert.equal(jobs.all()[1].failure?.code, "unreachable");
});

test("one bad image never stops the rest", async () => {
  const { clock, ended, jobs } = startRun({
    images: 30,
    answer: ({ image }) =>
      /[1-9]5|[2468]/u.test(image) ? failing("refused", { kind: "item" }) : suggesting(),
  });
  await clock.run();
  assert.equal(ended()?.stoppedBy, null);
  assert.equal(jobs.count("done") + jobs.count("failed"), 30);
  assert.ok(jobs.count("failed") > 10);
});

test("a refused key stops at once: those under way hear it, nothing else is sent", async () => {
  const { clock, ended, calls, jobs } = startRun({
    answer: () => failing("key-refused", { kind: "stop" }),
  });
  await clock.run();
  assert.equal(calls.length, 4);
  assert.equal(ended()?.stoppedBy?.code, "key-refused");
  assert.deepEqual(counts(jobs), { failed: 4, stopped: 146 });
});

test("an answer that was under way when the run stopped for a reason is kept", async () => {
  const { clock, jobs } = startRun({
    images: 10,
    answer: (_, call) => (call === 0 ? failing("quota", { kind: "stop" }) : suggesting()),
  });
  await clock.run();
  assert.deepEqual(counts(jobs), { done: 3, failed: 1, stopped: 6 });
});

test("a run never costs more than its limit", async () => {
  const { clock, ended, jobs } = startRun({ costLimit: 0.1, answer: () => suggesting(0.01) });
  await clock.run();
  assert.equal(ended()?.stoppedBy?.code, "cost-limit");
  assert.ok(jobs.spent.cost <= 0.1 + 1e-9);
  assert.ok(jobs.count("done") >= 9);
  assert.equal(jobs.count("done") + jobs.count("stopped"), 150);
});

test("where nothing comes back, a few images tell, and the rest is not tried", async () => {
  const { clock, ended, calls, jobs } = startRun({ takes: 10, answer: () => failing("unreachable") });
  await clock.run();
  assert.equal(ended()?.stoppedBy?.code, "unreachable");
  assert.ok(calls.length <= 8 * 4, `${calls.length} calls`);
  assert.ok(jobs.count("failed") >= 5);
  assert.equal(jobs.count("failed") + jobs.count("stopped"), 150);
});

test("a line that is cut now and then loses nothing", async () => {
  const { clock, jobs } = startRun({
    answer: (job) =>
      job.tries === 1 && Number(job.image.slice(1)) % 7 === 0 ? failing("unreachable") : suggesting(),
  });
  await clock.run();
  assert.deepEqual(counts(jobs), { done: 150 });
});

test("a paused run starts nothing and goes on where it was", async () => {
  const { run, clock, calls, jobs, ended } = startRun({ images: 20 });
  await clock.run(1500);
  run.pause();
  await clock.run(60_000);
  assert.equal(calls.length, 8);
  assert.deepEqual(counts(jobs), { waiting: 12, done: 8 });
  assert.equal(ended(), null);
  run.resume();
  await clock.run();
  assert.deepEqual(counts(jobs), { done: 20 });
});

test("a retry that fell due during a pause is made after it", async () => {
  const { run, clock, jobs } = startRun({
    images: 1,
    answer: (_, call) => (call === 0 ? failing("timeout") : suggesting()),
  });
  await clock.run(1100);
  run.pause();
  await clock.run(60_000);
  assert.deepEqual(counts(jobs), { retrying: 1 });
  run.resume();
  await clock.run();
  assert.deepEqual(counts(jobs), { done: 1 });
});

for (const isPaused of [false, true])
  test(`a ${isPaused ? "paused " : ""}run that is stopped ends at once and keeps what it has`, async () => {
    const { run, clock, jobs, ended } = startRun({ images: 20 });
    await clock.run(1500);
    if (isPaused) run.pause();
    run.stop();
    await clock.run(1500);
    assert.deepEqual(ended(), { stoppedBy: null, at: 1500 });
    assert.deepEqual(counts(jobs), { done: 4, stopped: 16 });
  });

test("failed images are done again in the run that is under way, not in one that has ended", async () => {
  const { run, clock, jobs } = startRun({
    images: 20,
    answer: (_, call) => (call === 0 ? failing("refused", { kind: "item" }) : suggesting()),
  });
  await clock.run(2500);
  assert.equal(run.add(jobs.all().filter(({ state }) => state === "failed")), true);
  await clock.run();
  assert.deepEqual(counts(jobs), { done: 20 });
  assert.equal(run.add([jobs.all()[0]]), false);
});

test("an image about which there is nothing to ask any more is skipped", async () => {
  const { clock, jobs } = startRun({
    images: 5,
    answer: ({ image }) => (image === "i2" ? null : suggesting()),
  });
  await clock.run();
  assert.deepEqual(counts(jobs), { done: 4, skipped: 1 });
});

test("two models at one provider share its pace and take turns", async () => {
  const side = { provider: /** @type {const} */ ("openai"), prompt: "" };
  const sides = [
    { ...side, model: "a" },
    { ...side, model: "b" },
  ];
  const { clock, calls, busy, jobs } = startRun({ images: 20, options: { sides } });
  await clock.run();
  assert.equal(busy.most, 4);
  assert.deepEqual(counts(jobs), { done: 40 });
  const early = calls.slice(0, 20).map(({ job }) => job.side);
  assert.ok(early.filter((number) => number === 1).length >= 6);
});

test("what ends one model leaves another at the same provider; a refused key ends both", async () => {
  const side = { provider: /** @type {const} */ ("openai"), prompt: "" };
  const sides = [
    { ...side, model: "a" },
    { ...side, model: "b" },
  ];
  /** @param {"model-unknown" | "key-refused"} code */
  const end = async (code) => {
    const { clock, jobs } = startRun({
      images: 20,
      options: { sides },
      answer: (job) => (job.side === 1 ? failing(code, { kind: "stop" }) : suggesting()),
    });
    await clock.run();
    return jobs.all().filter((job) => job.side === 0 && job.state === "done").length;
  };
  assert.equal(await end("model-unknown"), 20);
  assert.ok((await end("key-refused")) < 20);
});

test("two providers are asked side by side, each at its own pace", async () => {
  const sides = [
    { provider: /** @type {const} */ ("openai"), model: "a", prompt: "" },
    { provider: /** @type {const} */ ("grok"), model: "b", prompt: "" },
  ];
  const { clock, ended, busy } = startRun({ images: 20, options: { sides } });
  await clock.run();
  assert.equal(busy.most, 8);
  assert.ok((ended()?.at ?? Infinity) <= 5500);
});

test("a defect of ours ends one image, not the run", async () => {
  const { clock, jobs } = startRun({
    images: 5,
    answer: ({ image }) => (image === "i2" ? new TypeError("oops") : suggesting()),
  });
  await clock.run();
  assert.deepEqual(counts(jobs), { done: 4, failed: 1 });
});

test("requests are spread over the minute", async () => {
  const { clock, calls } = startRun({ images: 10, options: { perMinute: 30 } });
  await clock.run();
  assert.deepEqual(
    calls.slice(0, 4).map(({ at }) => at),
    [0, 2000, 4000, 6000],
  );
});
