import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Jobs } from "../../../../app/model/batch/jobs.js";
import { portableJobs, restoreJobs } from "../../../../app/model/batch/portable-jobs.js";
import { entry, storedDocument } from "../fixtures.js";
import { documentOf, failure, suggest } from "../suggestions/suggesting.js";

/** @typedef {import("../../../../app/model/suggestions/types.js").Job} Job */
/** @typedef {import("../../../../app/model/suggestions/types.js").JobState} JobState */

/** @param {number} images @param {number} sides */
function jobsOf(images, sides) {
  const document = documentOf(Array.from({ length: images }, (_, i) => `own ${i}`));
  return Jobs.of(
    document.ids().map((id) => document.get(id)),
    sides,
  );
}

/** @param {Jobs} jobs @param {number} at @returns {Job} */
const jobAt = (jobs, at) => /** @type {Job} */ (jobs.all()[at]);

/** @type {readonly JobState[]} */
const states = ["waiting", "running", "retrying", "done", "skipped", "failed", "stopped"];

describe("Jobs", () => {
  it("asks each side about each image", () => {
    const jobs = jobsOf(3, 2);
    assert.deepEqual([jobs.size, jobs.images, jobs.count("waiting"), jobs.cost], [6, 3, 6, 0]);
    assert.deepEqual(
      jobs.of("i2").map(({ image, side }) => [image, side]),
      [
        ["i2", 0],
        ["i2", 1],
      ],
    );
    assert.deepEqual(jobs.of("nobody"), []);
  });

  it("gathers failures by reason, the newest words for each", () => {
    const jobs = jobsOf(4, 1);
    jobs.change(jobAt(jobs, 0), { state: "failed", failure: failure() });
    jobs.change(jobAt(jobs, 1), {
      state: "failed",
      failure: failure({ code: "timeout", title: "No answer" }),
    });
    jobs.change(jobAt(jobs, 2), {
      state: "failed",
      failure: failure({ code: "timeout", title: "No answer in 60 s" }),
    });
    jobs.change(jobAt(jobs, 3), { state: "retrying", failure: failure({ code: "overloaded" }) });
    const groups = jobs.failures();
    assert.deepEqual(
      groups.map((group) => [group.failure.title, group.jobs.map(({ image }) => image)]),
      [
        ["Blocked", ["i1"]],
        ["No answer in 60 s", ["i2", "i3"]],
      ],
    );
    jobs.again(groups[1]?.jobs ?? []);
    assert.equal(jobs.failures()[0], groups[0]);
    assert.equal(jobs.failures().length, 1);
    assert.deepEqual([jobs.count("waiting"), jobAt(jobs, 1).failure, jobAt(jobs, 1).tries], [2, null, 0]);
  });

  it("adds up what was used, and knows when no price is known", () => {
    const jobs = jobsOf(3, 1);
    const dear = suggest("dog");
    const unknown = { ...dear, usage: { ...dear.usage, cost: null } };
    jobs.change(jobAt(jobs, 0), { state: "done", suggestion: unknown });
    assert.equal(jobs.cost, null);
    jobs.change(jobAt(jobs, 1), { state: "done", suggestion: dear });
    assert.deepEqual(jobs.spent, {
      answers: 2,
      priced: 1,
      inputTokens: 200,
      outputTokens: 20,
      cost: 0.001,
      milliseconds: 2000,
    });
    jobs.change(jobAt(jobs, 1), { tries: 2 });
    assert.equal(jobs.cost, 0.001, "an answer is paid for once");
    jobs.again([jobAt(jobs, 1)]);
    jobs.change(jobAt(jobs, 1), { state: "done", suggestion: suggest("cat") });
    assert.equal(jobs.cost, 0.002, "and again when it is asked for again");
  });

  it("does not start what might cost more than the limit, those under way counted in", () => {
    const jobs = jobsOf(5, 1);
    assert.equal(jobs.wouldExceed(0, 100), false);
    assert.equal(jobs.wouldExceed(0.0005, 0.001), true);
    assert.equal(jobs.wouldExceed(0.0035, 0.001), false);
    jobs.change(jobAt(jobs, 0), { state: "done", suggestion: suggest("dog") });
    jobs.change(jobAt(jobs, 1), { state: "running" });
    assert.equal(jobs.wouldExceed(0.0035, 9), false, "the answers that came tell more than the guess");
    jobs.change(jobAt(jobs, 2), { state: "running" });
    assert.equal(jobs.wouldExceed(0.0035, 0), true);
  });

  it("counts as a recount would, after any changes", () => {
    const codes = fc.constantFrom(/** @type {const} */ ("refused"), /** @type {const} */ ("timeout"));
    const changes = fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...states), codes), { maxLength: 30 });
    fc.assert(
      fc.property(changes, (all) => {
        const jobs = jobsOf(3, 2);
        for (const [at, state, code] of all) {
          const isFailed = state === "failed" || state === "retrying";
          jobs.change(jobAt(jobs, at), {
            state,
            failure: isFailed ? failure({ code }) : null,
            suggestion: state === "done" ? suggest("dog") : null,
          });
          for (const one of states)
            assert.equal(jobs.count(one), jobs.all().filter((job) => job.state === one).length);
          const failed = jobs.all().filter((job) => job.state === "failed");
          const grouped = jobs.failures().flatMap((group) => group.jobs);
          assert.deepEqual(new Set(grouped), new Set(failed));
          assert.equal(grouped.length, failed.length);
        }
        assert.equal(jobs.spent.answers, all.filter(([, state]) => state === "done").length);
      }),
    );
  });
});

describe("a run that outlives its document", () => {
  it("goes on where it was, without what is gone or another picture now", () => {
    const images = ["a.png", "b.png", "c.png", "d.png"].map((file) => entry(file, "t, own"));
    const before = storedDocument(images, { trigger: "t" });
    const jobs = Jobs.of(
      before.ids().map((id) => before.get(id)),
      1,
    );
    jobs.change(jobAt(jobs, 0), { state: "done", tries: 1, suggestion: suggest("dog") });
    jobs.change(jobAt(jobs, 1), { state: "running", tries: 2 });
    jobs.change(jobAt(jobs, 2), { state: "failed", failure: failure(), tries: 1 });
    const kept = structuredClone(portableJobs(jobs));
    assert.deepEqual(
      kept.map(({ key }) => key),
      ["0/a.png", "0/b.png", "0/c.png", "0/d.png"],
    );

    const same = restoreJobs(kept, before);
    assert.deepEqual([same.gone, same.changed], [[], []]);
    assert.deepEqual(portableJobs(same.jobs), kept);
    assert.deepEqual(
      same.jobs.all().map(({ state }) => state),
      ["done", "waiting", "failed", "waiting"],
    );
    assert.deepEqual([same.jobs.cost, same.jobs.failures().length], [0.001, 1]);

    const after = storedDocument([
      entry("d.png", "t", { version: "new" }),
      entry("b.png", "t"),
      entry("a.png", "t"),
    ]);
    const restored = restoreJobs(kept, after);
    assert.deepEqual([restored.gone, restored.changed], [["c.png"], ["d.png"]]);
    assert.deepEqual(
      restored.jobs.all().map(({ image, state }) => [image, state]),
      [
        ["i3", "done"],
        ["i2", "waiting"],
      ],
    );
    assert.equal(
      restored.jobs.sent("i3")?.seen.body,
      "own",
      "with the text that was sent, to tell whether it was edited",
    );
  });
});
