import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../..");
const program = process.env.TAGPILOT_PROGRAM ?? path.join(root, "target/tagpilot.jar");

// Little memory on purpose: a dataset that does not fit must not be held whole.
const javaOptions = ["-Xmx256m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"];
/** Compiles less well and sooner: right for what runs a minute. */
const shortRun = ["-XX:TieredStopAtLevel=1"];

/** @returns {string[]} for a quick start, where the program was prepared for one */
function archiveOption() {
  const has = (/** @type {string} */ file) => existsSync(path.join(path.dirname(program), file));
  if (has("tagpilot.aot")) return ["-XX:AOTCache=tagpilot.aot"];
  return has("tagpilot.jsa") ? ["-XX:SharedArchiveFile=tagpilot.jsa"] : [];
}

/**
 * A running TagPilot server. `stop` lets it end what it does, `kill` does not. `restart` starts it again at the same address.
 *
 * @typedef {{
 *   url: string,
 *   port: number,
 *   log: () => string,
 *   isRunning: () => boolean,
 *   stop: () => Promise<void>,
 *   kill: () => Promise<void>,
 *   restart: () => Promise<void>
 * }} Server
 */

/** @returns {Promise<number>} a port that nothing listened at a moment ago, and that the system gives to nobody who does not ask for it */
export async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/**
 * Starts the packaged server over a workspace and waits until the page answers.
 *
 * @param {{ workspace: string, settings?: string[], java?: string[] }} options `settings` are further arguments, such as
 *   `--tagpilot.allowed-hosts=…`; `java` are those for Java itself
 * @returns {Promise<Server>}
 */
export async function startServer({ workspace, settings = [], java: more = shortRun }) {
  if (!existsSync(program)) throw new Error(`${program} is not there. Run \`mvn package\` first.`);
  // The server takes a port that is free; one that was looked for before may be taken when it comes to that.
  let port = 0;
  let log = "";
  /** @type {import("node:child_process").ChildProcess} */
  let child;

  const start = async () => {
    const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, "bin/java") : "java";
    child = spawn(
      java,
      [
        ...javaOptions,
        ...more,
        ...archiveOption(),
        "-jar",
        path.basename(program),
        `--server.port=${port}`,
        `--tagpilot.workspace=${workspace}`,
        ...settings,
      ],
      {
        cwd: path.dirname(program),
        env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const keep = (/** @type {Buffer} */ text) => (log += text);
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    if (port === 0) port = await portIn(() => log, child);
    await untilItAnswers(`http://127.0.0.1:${port}/tagpilot/`, child, () => log);
  };

  /** @param {NodeJS.Signals} signal */
  const end = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  };

  process.on("exit", () => child?.kill("SIGKILL"));
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    log: () => log,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    restart: start,
  };
}

/**
 * @param {() => string} log
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>} the port that the server says it listens at
 */
async function portIn(log, child) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const port = /Tomcat started on port (\d+)/u.exec(log())?.[1];
    if (port !== undefined) return Number(port);
    if (child.exitCode !== null) throw new Error(`The server ended while starting.\n${log()}`);
    await pause(20);
  }
  child.kill("SIGKILL");
  throw new Error(`The server did not say where it listens.\n${log()}`);
}

/**
 * @param {string} address
 * @param {import("node:child_process").ChildProcess} child
 * @param {() => string} log
 */
async function untilItAnswers(address, child, log) {
  let deadline = Date.now() + 60_000;
  let last = "nothing answered";
  let answered = false;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended while starting.\n${log()}`);
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
      if (answer.ok) return;
      last = `it answered ${answer.status}`;
      if (!answered) deadline = Date.now() + 5_000; // who answers is up; the page does not take longer
      answered = true;
    } catch (error) {
      last = String(error);
    }
    await pause(50);
  }
  child.kill("SIGKILL");
  throw new Error(`The server did not show the page: ${last}\n${log()}`);
}
