import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const read = (/** @type {string} */ name) => readFileSync(path.join(root, name), "utf8");

/** @typedef {{ word: string, rest: string, stage: string }} Instruction */

/** @returns {Instruction[]} */
function instructions() {
  const lines = read("Dockerfile")
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line.trim());
  let stage = "";
  return lines.map((line) => {
    const [word = "", ...words] = line.trim().split(/\s+/);
    if (word === "FROM") stage = words[2] ?? "final";
    return { word, rest: words.join(" "), stage };
  });
}

const all = instructions();
const copies = all.filter(({ word }) => word === "COPY");
const ignored = read(".dockerignore").split("\n").filter(Boolean);

/** @param {string} stage */
const workdir = (stage) => all.find((each) => each.word === "WORKDIR" && each.stage === stage)?.rest ?? "/";

test("every file that the image is built from is in the repository and is not held back", () => {
  assert.equal(ignored[0], "*", "what is sent to the build is named, all else is held back");
  const allowed = ignored.slice(1).map((line) => line.replace(/^!/, ""));
  const sources = copies
    .filter(({ rest }) => !rest.startsWith("--from"))
    .flatMap(({ rest }) => rest.split(" ").slice(0, -1));
  assert.deepEqual([...sources].sort(), [...allowed].sort());
  assert.deepEqual(
    sources.filter((source) => !existsSync(path.join(root, source))),
    [],
  );
});

test("what one stage takes from another is made there", () => {
  const taken = copies.flatMap(({ rest }) => {
    const [, stage, source] = /^--from=(\S+) (\S+)/.exec(rest) ?? [];
    return stage && source ? [{ stage, source }] : [];
  });
  assert.deepEqual(taken, [
    { stage: "page", source: `${workdir("page")}/packed` },
    { stage: "server", source: "/opt/tagpilot" },
  ]);
  const commands = all.filter(({ word }) => word === "RUN");
  const inStage = (/** @type {string} */ stage) =>
    commands
      .filter((each) => each.stage === stage)
      .map(({ rest }) => rest)
      .join("\n");
  assert.match(inStage("page"), /npm run build/);
  assert.match(read("frontend/package.json"), /"build": "node build\.js"/);
  assert.match(read("frontend/build.js"), /path\.join\(here, "packed"\)/);
  assert.match(inStage("server"), /-jar target\/tagpilot\.jar extract --destination \/opt\/tagpilot/);
  assert.match(read("pom.xml"), /<finalName>tagpilot<\/finalName>/);
});

test("the port, the workspace and the address agree with the program's settings", () => {
  const settings = read("src/main/resources/application.yaml");
  const port = /^ {2}port: (\d+)$/m.exec(settings)?.[1];
  const workspace = /workspace: \$\{WORKSPACE_ROOT:(\S+)\}/.exec(settings)?.[1];
  const value = (/** @type {string} */ word) => all.find((each) => each.word === word)?.rest ?? "";
  assert.equal(value("EXPOSE"), port);
  assert.equal(value("VOLUME"), workspace);
  const environment = all.find((each) => each.word === "ENV" && each.stage === "final")?.rest ?? "";
  assert.match(environment, /LANG=C\.UTF-8/);
  assert.match(environment, /SERVER_ADDRESS=0\.0\.0\.0/);
  assert.match(environment, new RegExp(`WORKSPACE_ROOT=${workspace}(\\s|$)`));
  assert.match(value("HEALTHCHECK"), new RegExp(`\\$\\{SERVER_PORT:-${port}\\}`));
});

test("the archive of classes is read with the options that it was made with", () => {
  const training = all.find(
    ({ word, rest, stage }) => word === "RUN" && stage === "final" && /AOTCacheOutput/.test(rest),
  )?.rest;
  const entry = JSON.parse(all.find(({ word }) => word === "ENTRYPOINT")?.rest ?? "[]");
  const written = /-XX:AOTCacheOutput=(\S+)/.exec(training ?? "")?.[1];
  assert.ok(written);
  assert.ok(entry.includes(`-XX:AOTCache=${written}`));
  for (const option of ["-XX:+UseSerialGC", "-Xmx512m"]) {
    assert.ok(training?.includes(option), `${option} while training`);
    assert.ok(entry.includes(option), `${option} at the entry point`);
  }
});

test("the archive holds the classes of the page and of a dataset, too, and the health check asks for the page", () => {
  const training = all.find(({ word, rest }) => word === "RUN" && /AOTCacheOutput/.test(rest))?.rest ?? "";
  assert.match(training, /page\.sh && training_dataset \/tmp\/training'/);
  assert.match(training, /--tagpilot\.workspace=\/tmp\/training /);
  assert.match(training, /page\.sh && training_answers 127\.0\.0\.1 /);
  const check = all.find(({ word }) => word === "HEALTHCHECK")?.rest ?? "";
  assert.match(check, /page\.sh && page_answers 127\.0\.0\.1 /);
  const functions = read("bin/support/page.sh");
  for (const name of ["page_answers", "training_dataset", "training_answers"])
    assert.match(functions, new RegExp(`^${name}\\(\\)`, "m"));
});

test("Java in the image is new enough for the program", () => {
  const images = all.filter(({ word }) => word === "FROM").map(({ rest }) => rest);
  const versions = images.flatMap((image) => Number(/temurin[:-](\d+)/.exec(image)?.[1] ?? NaN) || []);
  const needed = Number(/<java\.version>(\d+)</.exec(read("pom.xml"))?.[1]);
  assert.equal(versions.length, 2);
  assert.equal(new Set(versions).size, 1, "built and run with the same Java");
  assert.ok(/** @type {number} */ (versions[0]) >= Math.max(needed, 25), "an AOT cache needs Java 25");
});
