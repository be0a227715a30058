import assert from "node:assert/strict";
import { after } from "node:test";
import { isDeep } from "./support/deep.js";
import { eventually } from "./support/eventually.js";
import { tries } from "./support/hostile/tries.js";
import { png } from "./support/images.js";
import { startHostileSite } from "./support/hostile-site.js";
import { startRecordingProxy } from "./support/recording-proxy.js";
import { differences, snapshot } from "./support/snapshot.js";
import { stage } from "./support/stage.js";
import { zipOf } from "./support/zips.js";

/** The computer's other loopback address is there without being set up on Linux only. */
const other = process.platform === "linux" ? ["127.0.0.2"] : [];
const site = await startHostileSite(["127.0.0.1", ...other]);
after(() => site.close());

const it = stage({
  browserOptions: [
    "--host-resolver-rules=MAP evil.example 127.0.0.1",
    "--host-resolver-rules=MAP evil.localhost 127.0.0.1",
    "--host-resolver-rules=EXCLUDE 127.0.0.2",
  ],
});

const names = Object.keys(tries);

/** What browsers themselves do not send to another origin. */
const keptBack = ["fetch GET, same-origin mode"];
/** Everybody may lead to the page; what it holds is not shown to them. */
const allowed = ["window at the page, with messages"];

/**
 * Opens a page with the tries in it and lets it try everything.
 *
 * @param {import("./support/stage.js").Scene} scene
 * @param {{ from: string, target: string, passed: import("./support/recording-proxy.js").Passed[], silent?: string[], time?: number }} options
 * @returns {Promise<{ read: string[], answers: Map<string, number[]> }>} which could read something, and the statuses that each had for answers
 */
async function tryAll({ page, context }, { from, target, passed, silent = [], time }) {
  passed.length = 0;
  await page.goto(`${from}/hostile.html`);
  const options = {
    target,
    time,
    bouncer: site.url,
    picture: png({ seed: 1 }).toString("base64"),
    zip: zipOf({ "evil.png": png({ seed: 2 }) }).toString("base64"),
  };
  await page.waitForFunction("runAll");
  // @ts-ignore: put there by the page
  const read = await page.evaluate((given) => window.runAll(given), options);
  const answers = await eventually(() => {
    const found = answersByTry(passed);
    const missing = names.filter((name) => !found.has(name) && !silent.includes(name));
    assert.deepEqual(missing, [], "not answered by the server");
    return found;
  });
  for (const one of context.pages()) if (one !== page) await one.close();
  return { read: read.sort(), answers };
}

/** @param {import("./support/recording-proxy.js").Passed[]} passed */
function answersByTry(passed) {
  /** @type {Map<string, number[]>} */
  const answers = new Map();
  for (const { url, status } of passed) {
    const name = names[Number(/[?&]try=t(\d+)/.exec(url)?.[1])];
    if (name !== undefined) answers.set(name, [...(answers.get(name) ?? []), status]);
  }
  return answers;
}

/** @param {import("./support/workspace.js").Workspace} workspace a dataset to read, and one for each try that means to change one */
async function putVictims(workspace) {
  const targets = names.flatMap((name, at) => (/PATCH|DELETE|deletes/.test(name) ? [`1_victim-t${at}`] : []));
  for (const victim of ["1_victim", ...targets])
    await workspace.put(victim, { "a.png": png({ seed: 3 }), "a.txt": "secret" });
}

/**
 * @param {import("./support/workspace.js").Workspace} workspace
 * @param {Record<string, string>} before
 * @returns {Promise<string[]>} the tries whose datasets are others than they were
 */
async function writers(workspace, before) {
  const changed = differences(before, await snapshot(workspace));
  const places = changed.flatMap((place) => /^datasets\/1_(?:victim-)?t(\d+)$/.exec(place)?.[1] ?? []);
  return [...new Set(places)].map((place) => names[Number(place)] ?? "").sort();
}

it("a page of another site changes nothing and reads nothing, whatever it tries", async (scene) => {
  const { server, workspace, quiet } = scene;
  quiet.expect(/./);
  const proxy = await startRecordingProxy(server.url, { pages: site.pages });
  const { port, passed } = proxy;
  try {
    await putVictims(workspace);
    await scene.app.open("1_victim");
    const before = await snapshot(workspace);
    const hostile = [
      { from: `http://127.0.0.1:${site.port}`, target: `http://127.0.0.1:${port}` },
      // Its name leads to this computer by now: for the browser it is all one site.
      { from: `http://evil.example:${port}`, target: `http://evil.example:${port}` },
      ...other.map((host) => ({ from: `http://${host}:${site.port}`, target: `http://127.0.0.1:${port}` })),
      ...(isDeep ? [{ from: `http://evil.localhost:${site.port}`, target: `http://localhost:${port}` }] : []),
    ];
    for (const { from, target } of hostile) {
      const isRebound = from === target;
      const silent = isRebound ? [] : keptBack;
      const { read, answers } = await tryAll(scene, { from, target, passed, silent });
      assert.deepEqual(read, [], `read from ${from}`);
      const answered = [...answers].filter(([, statuses]) => statuses.some((status) => status !== 403));
      assert.deepEqual(
        answered.map(([name]) => name),
        isRebound ? [] : allowed,
        `answered to ${from}`,
      );
      assert.deepEqual(differences(before, await snapshot(workspace)), [], `written from ${from}`);
    }

    // The tries are real: from our own origin they are answered, read and write.
    const from = `http://127.0.0.1:${port}`;
    const { read, answers } = await tryAll(scene, { from, target: from, passed, time: 1500 });
    const refused = [...answers].filter(([, statuses]) => statuses.includes(403)).map(([name]) => name);
    assert.deepEqual(
      refused.filter((name) => !/redirect|without origin/.test(name)),
      [],
      "refused to ourselves",
    );
    for (const name of ["fetch GET load", "XHR GET", "fetch HEAD datasets"])
      assert.ok(read.includes(name), `${name} reads nothing: ${read}`);
    assert.deepEqual(await writers(workspace, before), [
      "XHR DELETE",
      "XHR POST multipart",
      "beacon, multipart",
      "fetch DELETE",
      "fetch PATCH",
      "fetch POST JSON",
      "fetch POST multipart, cors",
      "fetch POST multipart, keepalive",
      "fetch POST multipart, no-cors",
      "fetch POST, own referrer policy",
      "form, multipart, a ZIP to save",
      "form, multipart, one image",
    ]);
  } finally {
    await proxy.close();
  }
});
