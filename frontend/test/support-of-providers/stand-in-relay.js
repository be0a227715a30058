/**
 * What our server does with a call to a provider, as far as the page can tell: exact services, methods and paths, only named headers each
 * way, and a mark on what it passed on.
 *
 * @module
 */

const passedOn = [
  "authorization",
  "x-api-key",
  "anthropic-version",
  "x-goog-api-key",
  "content-type",
  "accept",
  "prefer",
  "cancel-after",
];
const passedBack =
  /^(?:content-type|retry-after|retry-after-ms|(?:x-|anthropic-)?ratelimit-.*|x?-?request-id)$/u;

/** @type {Record<string, RegExp>} */
const routes = {
  openai: /^(?:POST \/v1\/responses|GET \/v1\/models)$/u,
  grok: /^(?:POST \/v1\/responses|GET \/v1\/models|GET \/v1\/language-models)$/u,
  gemini:
    /^(?:POST \/v1beta\/models\/[^/?]+:generateContent|GET \/v1beta\/models\?pageSize=\d+(?:&pageToken=[^&]+)?)$/u,
  claude: /^(?:POST \/v1\/messages|GET \/v1\/models\?limit=\d+(?:&after_id=[^&]+)?)$/u,
  replicate:
    /^(?:GET \/v1\/account|GET \/v1\/models\/zsxkib\/wd-image-tagger|POST \/v1\/predictions|GET \/v1\/predictions\/\w+|POST \/v1\/predictions\/\w+\/cancel)$/u,
  deepdanbooru:
    /^(?:GET \/config|POST (?:\/gradio_api)?\/upload|POST (?:\/gradio_api)?\/call\/predict|GET (?:\/gradio_api)?\/call\/predict\/\w+)$/u,
  huggingface: /^GET \/api\/spaces\/hysts\/DeepDanbooru$/u,
  compatible: /^(?:POST \/chat\/completions|GET \/models)$/u,
};

/**
 * @param {Record<string, string>} addresses where the services are; `compatible` stands for the operator's endpoint `box`
 * @returns {(address: string, init: RequestInit) => Promise<Response>}
 */
export function standInRelay(addresses) {
  return async (address, init) => {
    const [, place, rest] = /^\/api\/tagpilot\/relay\/(compatible\/box|\w+)(\/.*)$/u.exec(address) ?? [];
    const service = place?.split("/")[0] ?? "";
    const given = new Headers(init.headers);
    if (given.get("X-TagPilot-Relay") !== "1" || !routes[service]?.test(`${init.method} ${rest}`))
      return Response.json(
        { code: "not-found", detail: `The relay passes on no ${init.method} ${address}.` },
        { status: 404 },
      );
    const headers = [...given].filter(([name]) => passedOn.includes(name));
    /** @type {Response} */
    let answer;
    try {
      answer = await fetch(addresses[service] + rest, {
        method: init.method,
        body: init.body,
        headers,
        signal: init.signal,
      });
    } catch (error) {
      init.signal?.throwIfAborted();
      return Response.json(
        { code: "provider-unreachable", detail: "The provider could not be reached." },
        { status: 502 },
      );
    }
    const back = [...answer.headers].filter(([name]) => passedBack.test(name));
    return new Response(answer.body, {
      status: answer.status,
      headers: [...back, ["X-TagPilot-Relay", "passed"]],
    });
  };
}
