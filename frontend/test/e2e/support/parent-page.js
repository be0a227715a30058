import { createServer, request } from "node:http";

const parent = `<!doctype html>
<html lang="en" data-theme="light">
  <head><meta charset="utf-8"><title>Parent</title><link rel="icon" href="data:,"></head>
  <body style="margin:0"><iframe title="TagPilot" style="border:0;width:1000px;height:760px"></iframe>
  <script>document.querySelector("iframe").src = "/tagpilot/" + location.search;</script></body>
</html>`;

/**
 * Another program's server with TagPilot as one of its tabs: it shows a page of its own at /parent.html and passes every other
 * request on to TagPilot as it is, path and all, as a reverse proxy does.
 *
 * @param {string} target where TagPilot is
 * @param {number} port
 * @returns {Promise<{ close: () => Promise<void> }>}
 */
export function startParent(target, port) {
  const server = createServer((incoming, answer) => {
    if (incoming.url?.startsWith("/parent.html")) {
      answer.writeHead(200, { "Content-Type": "text/html" }).end(parent);
      return;
    }
    const passedOn = request(
      new URL(incoming.url ?? "/", target),
      { method: incoming.method, headers: incoming.headers },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    passedOn.on("error", () => answer.destroy());
    incoming.pipe(passedOn);
  });
  return new Promise((resolve) => {
    server.listen(port, () => {
      resolve({
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
