import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after } from "node:test";
import { eventually } from "./support/eventually.js";
import { gif, png } from "./support/images.js";
import { listenForCanary } from "./support/payloads.js";
import { closed, portOf, startRecordingProxy } from "./support/recording-proxy.js";
import { startServer } from "./support/server.js";
import { stage } from "./support/stage.js";
import { zipOf } from "./support/zips.js";

const it = stage();

const html = "<script>canary()</script><img src=x onerror=canary()>";

/** Files that are an image and something else, or that only say that they are an image. @type {Record<string, Buffer>} */
const polyglots = {
  // As a script, `GIF89a` is a name that gets a value.
  "gif-and-script.gif": Buffer.concat([Buffer.from("GIF89a=0;canary();//", "latin1"), gif().subarray(20)]),
  "gif-and-html.gif": Buffer.concat([gif(), Buffer.from(html)]),
  "png-and-html.png": Buffer.concat([png(), Buffer.from(html)]),
  "png-and-zip.png": Buffer.concat([png({ seed: 2 }), zipOf({ "a.html": html })]),
  "html.png": Buffer.from(`<!doctype html>${html}`),
  "svg.png": Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" onload="canary()"><script>canary()</script></svg>`,
  ),
  "bmp-and-script.bmp": Buffer.concat([Buffer.from("BM=0;canary();//"), Buffer.alloc(64)]),
};

/** Pages of our own origin, bound by no policy, that use a file in each way a page can. @type {Record<string, (address: string) => string>} */
const uses = {
  img: (address) => `<img src="${address}">`,
  script: (address) => `<script src="${address}"></script>`,
  module: (address) => `<script type="module" src="${address}"></script>`,
  iframe: (address) => `<iframe src="${address}"></iframe>`,
  object: (address) => `<object data="${address}" type="text/html"></object>`,
  style: (address) => `<link rel="stylesheet" href="${address}">`,
};

it("images that are scripts or pages as well never run, however they are used", async (scene) => {
  const { page, context, server, workspace, quiet } = scene;
  await listenForCanary(context);
  await workspace.put("1_polyglots", polyglots);
  const address = (/** @type {string} */ file) =>
    `/api/tagpilot/image?name=1_polyglots&file=${encodeURIComponent(file)}`;
  const all = Object.keys(polyglots).map(address);
  const body = Object.values(uses)
    .flatMap((use) => all.map(use))
    .join("\n");
  const proxy = await startRecordingProxy(server.url, {
    pages: { "/own.html": `<!doctype html><link rel="icon" href="data:,">${body}` },
  });
  try {
    quiet.expect(/Request to elsewhere/, /Refused to|MIME type|Failed to load|status of|blocked/i);
    await page.goto(`http://127.0.0.1:${proxy.port}/own.html`);
    for (const [at, file] of Object.keys(polyglots).entries()) {
      const times = proxy.passed.filter(({ url }) => url.startsWith(all[at] ?? "")).length;
      assert.ok(times > 0, `${file} was not asked for`);
      const answer = await page.goto(`${server.url}${address(file)}`);
      const headers = (await answer?.allHeaders()) ?? {};
      assert.equal(headers["x-content-type-options"], "nosniff", file);
      assert.match(headers["content-security-policy"] ?? "", /^sandbox; default-src 'none'/, file);
      assert.doesNotMatch(headers["content-type"] ?? "", /html|script|svg|xml/, file);
    }
  } finally {
    await proxy.close();
  }
});

it("the page: markup from a string is refused, and so is a policy of any name but one", async ({
  app,
  page,
  quiet,
}) => {
  quiet.expect(
    /status of 4\d\d.*1_polyglots/,
    /Security policy: (require-trusted-types-for|trusted-types)/,
    /TrustedHTML|TrustedScript|Trusted Types|trusted-types/i,
  );
  await app.open();
  await app.addImages({ name: "a.png", content: png() });
  await app.onCard("a.png", "Crop").click();
  await app.dialog(/^Crop image/).waitFor();
  const refused = await page.evaluate(() => {
    const types = /** @type {any} */ (window).trustedTypes;
    /** @type {[string, () => unknown][]} */
    const deeds = [
      ["innerHTML", () => Reflect.set(document.createElement("p"), "innerHTML", "x")],
      [
        "outerHTML",
        () => Reflect.set(document.body.appendChild(document.createElement("p")), "outerHTML", "x"),
      ],
      [
        "insertAdjacentHTML",
        () => Reflect.get(document.body, "insertAdjacentHTML").call(document.body, "beforeend", "x"),
      ],
      ["document.write", () => Reflect.get(document, "write").call(document, "x")],
      ["srcdoc", () => Reflect.set(document.createElement("iframe"), "srcdoc", "x")],
      ["DOMParser", () => new DOMParser().parseFromString("x", "text/html")],
      ["script.src", () => Reflect.set(document.createElement("script"), "src", "/x.js")],
      ["Worker", () => new Worker("/x.js")],
      ["another policy", () => types.createPolicy("other", {})],
      ["the same policy again", () => types.createPolicy("tagpilot", {})],
    ];
    return deeds.flatMap(([name, deed]) => {
      try {
        deed();
        return [];
      } catch {
        return [name];
      }
    });
  });
  assert.deepEqual(refused, [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "srcdoc",
    "DOMParser",
    "script.src",
    "Worker",
    "another policy",
    "the same policy again",
  ]);
});

const parent = createServer((request, answer) => {
  const target = new URL(request.url ?? "/", "http://parent").searchParams.get("target");
  answer.writeHead(200, { "Content-Type": "text/html" });
  answer.end(`<!doctype html><link rel="icon" href="data:,"><iframe src="${target}/tagpilot/"></iframe>`);
});
await new Promise((resolve) => parent.listen(0, "127.0.0.1", () => resolve(undefined)));
const parentUrl = `http://127.0.0.1:${portOf(parent)}`;
after(() => closed(parent));

it("a page of another port shows TagPilot in a frame only where the operator named it", async (scene) => {
  const { page, server, workspace, quiet } = scene;
  quiet.expect(/./);
  const framed = async (/** @type {string} */ target) => {
    await page.goto(`${parentUrl}/?target=${encodeURIComponent(target)}`);
    const frame = page.frames().find((one) => one !== page.mainFrame());
    return (await frame?.locator("[data-part=app]").count()) === 1;
  };
  assert.equal(await framed(server.url), false);
  const open = await startServer({
    workspace: workspace.root,
    settings: [`--tagpilot.frame-ancestors=${parentUrl}`],
  });
  try {
    await eventually(async () => assert.equal(await framed(open.url), true));
  } finally {
    await open.stop();
  }
});
