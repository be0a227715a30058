import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const scratch = mkdtempSync(path.join(os.tmpdir(), "tagpilot-scripts-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** @param {string[]} words */
function run(...words) {
  return spawnSync(path.join(root, "bin/run"), words, { encoding: "utf8", timeout: 20_000 });
}

/**
 * Runs a line of shell with the functions of bin/support/tools.sh, where only the given programs exist.
 *
 * @param {string} line
 * @param {Record<string, string>} [programs] their text, in shell
 * @param {Record<string, string>} [environment]
 */
function shell(line, programs = {}, environment = {}) {
  const folder = mkdtempSync(path.join(scratch, "bin-"));
  const basics = ["sed", "awk", "cut", "tr", "dirname", "basename", "readlink", "uname"];
  const all = {
    ...Object.fromEntries(basics.map((name) => [name, `PATH=/usr/bin:/bin exec ${name} "$@"`])),
    ...programs,
  };
  for (const [name, text] of Object.entries(all)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(path.join(folder, name), 0o755);
  }
  return spawnSync("/bin/bash", ["-c", `set -eu; . "${root}/bin/support/tools.sh"; ${line}`], {
    encoding: "utf8",
    env: { HOME: scratch, PATH: folder, ...environment },
  });
}

/** @param {string} version */
function jdk(version) {
  const folder = mkdtempSync(path.join(scratch, "jdk-"));
  mkdirSync(path.join(folder, "bin"));
  writeFileSync(path.join(folder, "bin/javac"), `#!/bin/sh\necho "javac ${version}"\n`);
  chmodSync(path.join(folder, "bin/javac"), 0o755);
  return folder;
}

test("bin/run explains itself", () => {
  const { status, stdout } = run("--help");
  assert.equal(status, 0);
  for (const option of ["--port", "--workspace", "--host"]) assert.match(stdout, new RegExp(option));
});

test("bin/run names an option that it does not know", () => {
  const { status, stderr } = run("--prot", "8000");
  assert.equal(status, 1);
  assert.match(stderr, /does not know --prot/);
});

for (const port of ["abc", "0", "65536", "99999999999999999999"]) {
  test(`bin/run refuses the port ${port}`, () => {
    const { status, stderr } = run("--port", port);
    assert.equal(status, 1);
    assert.match(stderr, /number from 1 to 65535/);
  });
}

test("bin/run refuses an option without its value", () => {
  const { status, stderr } = run("--workspace");
  assert.equal(status, 1);
  assert.match(stderr, /--workspace needs a value/);
});

test("bin/run says that a port is in use, before it builds anything", async () => {
  const other = createServer();
  await new Promise((resolve) => other.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = other.address();
  assert.ok(address && typeof address === "object");
  try {
    const { status, stderr } = run("--port", String(address.port));
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(`Port ${address.port} is in use`));
    assert.match(stderr, /another port/);
  } finally {
    other.close();
  }
});

test("the JDK that JAVA_HOME names comes first, unless it is too old", () => {
  const wanted = jdk("21.0.2");
  assert.equal(shell("find_jdk", {}, { JAVA_HOME: wanted }).stdout, wanted);
  assert.notEqual(shell("find_jdk || true", {}, { JAVA_HOME: jdk("11.0.1") }).stdout, jdk("11.0.1"));
});

test("versions of Java are read in both ways of writing them", () => {
  for (const [version, major] of [
    ["17.0.15", "17"],
    ["1.8.0_392", "8"],
    ["25", "25"],
    ["26-ea", "26"],
  ]) {
    assert.equal(shell(`major_of ${version}`).stdout.trim(), major);
  }
});

test("who may not install is told the command", () => {
  const { status, stderr } = shell("need_maven", { id: "echo 1000", "apt-get": "exit 9" });
  assert.equal(status, 1);
  assert.match(stderr, /sudo apt-get update && sudo apt-get install -y maven/);
});

test("on macOS the command is one for brew", () => {
  const { status, stderr } = shell("need_node 18 0", { uname: "echo Darwin" });
  assert.equal(status, 1);
  assert.match(stderr, /brew install node/);
});

test("root installs what is missing, and nothing that is there", () => {
  const note = path.join(scratch, "apt");
  const programs = { id: "echo 0", env: 'shift; exec "$@"', "apt-get": `echo "$@" >>${note}`, mvn: "" };
  const { status } = shell("need_maven; install Something some-package", programs);
  assert.equal(status, 0);
  const said = spawnSync("cat", [note], { encoding: "utf8" }).stdout;
  assert.match(said, /^update/);
  assert.match(said, /install .*some-package/);
  assert.doesNotMatch(said, /maven/);
});
