import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { eventually } from "./support/eventually.js";
import { freePort } from "./support/server.js";
import { makeWorkspace } from "./support/workspace.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/**
 * Runs bin/run until it says where the page is, asks for the page, and ends it as Ctrl+C in a terminal does.
 *
 * @param {string} workspace
 * @returns {Promise<string>} what it said
 */
async function startAndEnd(workspace) {
  const port = await freePort();
  const child = spawn(path.join(root, "bin/run"), ["--port", String(port)], {
    env: { ...process.env, WORKSPACE_ROOT: workspace },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const group = -Number(child.pid);
  let said = "";
  const keep = (/** @type {Buffer} */ text) => (said += text);
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const ended = new Promise((resolve) => child.on("close", resolve));
  const address = `http://127.0.0.1:${port}/tagpilot/`;
  try {
    await eventually(() => {
      if (child.exitCode !== null) throw new Error(`bin/run ended.\n${said}`);
      assert.ok(said.includes(address), said);
    }, 400_000);
    assert.equal((await fetch(address)).status, 200);
  } finally {
    process.kill(group, "SIGINT");
    await ended;
  }
  await assert.rejects(fetch(address), "nothing listens any more");
  await eventually(() => assert.throws(() => process.kill(group, 0), /ESRCH/, "no process is left"));
  return said;
}

test("one command starts TagPilot, says where it is, and ends cleanly; the second start builds nothing", async () => {
  const workspace = await makeWorkspace();
  try {
    const first = await startAndEnd(workspace.root);
    assert.ok(first.includes(`${workspace.root} (given by WORKSPACE_ROOT)`), first);
    assert.deepEqual(
      await readdir(path.join(workspace.root, "datasets")),
      [],
      "to start and to look writes nothing",
    );
    const second = await startAndEnd(workspace.root);
    assert.doesNotMatch(second, /Building/);
  } finally {
    await workspace.remove();
  }
});
