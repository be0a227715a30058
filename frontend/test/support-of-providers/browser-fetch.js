/**
 * `fetch` with the rules that browsers keep and Node does not: it asks before it sends what no form could send, and hides answers, and
 * headers of answers, that the server does not show to pages of other origins.
 *
 * @module
 */

const safeHeaders = new Set(["accept", "accept-language", "content-language"]);
const safeTypes = /^(?:text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)\b/u;
const shownAlways = [
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
];

/**
 * @param {string} origin of the page
 * @returns {typeof fetch}
 */
export function browserFetch(origin) {
  return async (address, init = {}) => {
    const { method = "GET", headers, signal } = init;
    const given = new Headers(headers);
    const unsafe = [...given.entries()]
      .filter(([name, value]) => !(name === "content-type" ? safeTypes.test(value) : safeHeaders.has(name)))
      .map(([name]) => name)
      .sort();
    if (unsafe.length > 0 || !["GET", "HEAD", "POST"].includes(method)) {
      const answer = await fetch(address, {
        method: "OPTIONS",
        signal,
        headers: {
          Origin: origin,
          "Access-Control-Request-Method": method,
          ...(unsafe.length > 0 ? { "Access-Control-Request-Headers": unsafe.join(",") } : {}),
        },
      });
      const allowed = (answer.headers.get("Access-Control-Allow-Headers") ?? "").toLowerCase().split(/, */u);
      const isAllowed = unsafe.every(
        (name) => allowed.includes(name) || (allowed.includes("*") && name !== "authorization"),
      );
      if (!answer.ok || !mayRead(answer, origin) || !isAllowed) throw new TypeError("Failed to fetch");
    }
    given.set("Origin", origin);
    const answer = await fetch(address, { ...init, headers: given });
    if (!mayRead(answer, origin)) {
      await answer.body?.cancel();
      throw new TypeError("Failed to fetch");
    }
    const exposed = (answer.headers.get("Access-Control-Expose-Headers") ?? "").toLowerCase().split(/, */u);
    const shown = [...answer.headers].filter(
      ([name]) => shownAlways.includes(name) || exposed.includes(name),
    );
    return new Response(answer.body, { status: answer.status, headers: shown });
  };
}

/** @param {Response} answer @param {string} origin @returns {boolean} */
function mayRead({ headers }, origin) {
  const allowed = headers.get("Access-Control-Allow-Origin");
  return allowed === "*" || allowed === origin;
}
