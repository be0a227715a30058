/**
 * Starts programs over and over and prints how long each takes from its launch to the first page, what that costs in processor
 * time, and how much memory it holds when it has been idle for a while. Used by bin/bench.
 *
 *   node start-up.js <runs> <JSON: [{ "name": …, "cwd": …, "command": […] }]>
 *
 * `PORT` in a command is replaced by a free port. The programs take turns, so that a busy moment of the machine hits all of them.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const idleSeconds = 5;
const ticksPerSecond = 100; // USER_HZ, fixed for what Linux shows in /proc

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (
        probe.address()
      );
      probe.close(() => resolve(port));
    });
  });
}

/** @param {number} port @returns {Promise<boolean>} whether the page came */
function pageComes(port) {
  return new Promise((resolve) => {
    const request = http.get(
      { host: "127.0.0.1", port, path: "/tagpilot/", agent: false },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode === 200));
      },
    );
    request.on("error", () => resolve(false));
  });
}

/** @param {number} pid */
function residentMegabytes(pid) {
  const line = /VmRSS:\s+(\d+)/.exec(
    readFileSync(`/proc/${pid}/status`, "utf8"),
  );
  return Number(line?.[1]) / 1024;
}

/** @param {number} pid */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .split(") ")[1]
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** @param {{ name: string, cwd: string, command: string[] }} program */
async function measure({ name, cwd, command }) {
  const port = await freePort();
  const [file, ...args] = command.map((word) =>
    word.replace("PORT", String(port)),
  );
  const launched = performance.now();
  const child = spawn(file, args, {
    cwd,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  try {
    while (!(await pageComes(port))) {
      if (child.exitCode !== null)
        throw new Error(`${name} ended before it answered.`);
      if (performance.now() - launched > 60_000)
        throw new Error(`${name} did not answer within a minute.`);
      await pause(5);
    }
    const wall = performance.now() - launched;
    const cpu = processorSeconds(/** @type {number} */ (child.pid));
    await pause(idleSeconds * 1000);
    return {
      wall,
      cpu,
      memory: residentMegabytes(/** @type {number} */ (child.pid)),
    };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const runs = Number(process.argv[2]);
const programs = JSON.parse(process.argv[3]);
/** @type {Map<string, { wall: number, cpu: number, memory: number }[]>} */
const figures = new Map(programs.map(({ name }) => [name, []]));
for (let run = 0; run <= runs; run++) {
  for (const program of programs) {
    const figure = await measure(program);
    if (run > 0) figures.get(program.name)?.push(figure); // the first run only warms the disk's cache
  }
}

const [first] = figures.keys();
const wallOf = (name) => median(figures.get(name).map(({ wall }) => wall));
console.log(
  `Medians of ${runs} runs (fastest to slowest in brackets); memory after ${idleSeconds} s idle\n`,
);
console.log(`${"".padEnd(34)} up in ms            ratio   CPU s   resident MB`);
for (const [name, list] of figures) {
  const walls = list.map(({ wall }) => Math.round(wall)).sort((a, b) => a - b);
  const cells = [
    name.padEnd(34),
    `${Math.round(wallOf(name))} (${walls[0]}–${walls.at(-1)})`.padEnd(18),
    `${(wallOf(name) / wallOf(first)).toFixed(2)}×`.padStart(6),
    median(list.map(({ cpu }) => cpu))
      .toFixed(2)
      .padStart(7),
    median(list.map(({ memory }) => memory))
      .toFixed(0)
      .padStart(13),
  ];
  console.log(cells.join(" "));
}
