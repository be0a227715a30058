import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { closed, portOf } from "./recording-proxy.js";

const page = `<!doctype html><meta charset="utf-8"><title>Hostile</title><link rel="icon" href="data:,"><body><script type="module" src="/hostile/run.js"></script></body>`;

/**
 * A site of somebody else's: a page with all that such a page can try, at /hostile.html, and redirects to wherever it likes.
 *
 * @param {string[]} hosts the addresses to listen at, all with one port
 * @returns {Promise<{ url: string, port: number, pages: Record<string, string>, close: () => Promise<void> }>} `pages` are the texts of its
 *   pages, for who shows them elsewhere
 */
export async function startHostileSite(hosts) {
  const pages = await allPages();
  const servers = hosts.map(() => createServer(answerer(pages)));
  let port = 0;
  for (const [at, server] of servers.entries()) {
    await new Promise((resolve) => server.listen(port, hosts[at], () => resolve(undefined)));
    port = portOf(server);
  }
  return {
    url: `http://${hosts[0]}:${port}`,
    port,
    pages,
    close: async () => void (await Promise.all(servers.map(closed))),
  };
}

/** @returns {Promise<Record<string, string>>} */
async function allPages() {
  const folder = new URL("hostile/", import.meta.url);
  const scripts = await readdir(folder);
  const texts = await Promise.all(scripts.map((name) => readFile(new URL(name, folder), "utf8")));
  return {
    "/hostile.html": page,
    ...Object.fromEntries(scripts.map((name, at) => [`/hostile/${name}`, texts[at] ?? ""])),
  };
}

/** @param {Record<string, string>} pages @returns {import("node:http").RequestListener} */
function answerer(pages) {
  return (request, answer) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://hostile");
    const text = pages[pathname];
    const type = pathname.endsWith(".js") ? "text/javascript" : "text/html";
    if (text !== undefined) answer.writeHead(200, { "Content-Type": type }).end(text);
    else if (pathname === "/bounce") {
      const status = Number(searchParams.get("status"));
      answer.writeHead(status, {
        Location: searchParams.get("to") ?? "",
        "Access-Control-Allow-Origin": "*",
      });
      answer.end();
    } else answer.writeHead(404).end();
  };
}
