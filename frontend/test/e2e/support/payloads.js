/**
 * Texts that run as a script, or break a page, where text is taken for anything but text. Each that can run something calls `canary()`.
 * None has a comma, so that each is one tag.
 */
export const payloads = [
  "<script>canary()</script>",
  '"><script>canary()</script>',
  "</title><script>canary()</script>",
  "</textarea><script>canary()</script>",
  "</style><script>canary()</script>",
  "--><script>canary()</script><!--",
  "<scr<script>ipt>canary()</scr</script>ipt>",
  "<SCRIPT SRC=//elsewhere.test/canary.js></SCRIPT>",
  "<img src=x onerror=canary()>",
  '"><img src=x onerror="canary()">',
  "' onmouseover='canary()' x='",
  '" autofocus onfocus="canary()" x="',
  "<svg onload=canary()>",
  "<svg><script>canary()</script></svg>",
  "<svg><animate onbegin=canary() attributeName=x dur=1s>",
  "<math><mtext><table><mglyph><style><img src=x onerror=canary()>",
  "<body onload=canary()>",
  "<details open ontoggle=canary()>",
  "<video><source onerror=canary()></video>",
  "<iframe srcdoc='<script>parent.canary()</script>'>",
  "<iframe src=javascript:parent.canary()>",
  "<object data=javascript:canary()>",
  "<a href=javascript:canary()>click</a>",
  "javascript:canary()",
  "data:text/html;base64;<script>canary()</script>",
  "<form action=javascript:canary()><button>ok</button></form>",
  "<base href=//elsewhere.test/>",
  '<meta http-equiv=refresh content="0;url=//elsewhere.test/">',
  "<link rel=stylesheet href=//elsewhere.test/canary.css>",
  "<style>*{display:none!important}</style>",
  "}*{background:url(//elsewhere.test/canary)}",
  "${canary()}{{constructor.constructor('canary()')()}}",
  "__${T(java.lang.Runtime).getRuntime().exec('id')}__::.x",
  "[[${canary()}]] [(${canary()})] #{canary} @{canary}",
  "&lt;script&gt;canary()&lt;/script&gt; &#x3C;b&#x3E; &amp;amp;",
  "%3Cscript%3Ecanary()%3C%2Fscript%3E \\u003Cscript\\u003E",
  "__proto__",
  "constructor",
  "\u202Eevil\u202C\u200B\u2066zero\u2069\uFEFF width",
  "';DROP TABLE images--\"`\\$&$1",
];

/** @param {string} payload @returns {string} as the name of a file or folder, where no slash can be */
export const asFile = (payload) => payload.replaceAll("/", "∕").replaceAll("\\", "⧵");

/** @param {number} at @returns {string} */
export const number = (at) => String(at + 1).padStart(2, "0");

/**
 * Makes what a payload runs tell of itself, in every page.
 *
 * @param {import("playwright-core").BrowserContext} context
 */
export async function listenForCanary(context) {
  await context.addInitScript(() => {
    const tell = () => console.error("A payload ran.");
    Object.assign(window, { canary: tell, alert: tell });
  });
}

/**
 * @param {import("playwright-core").Locator} region
 * @param {readonly string[]} texts
 * @returns {Promise<string[]>} those that are not shown there as they are, neither as text nor in a field or a label
 */
export function notShown(region, texts) {
  return region.evaluate((root, wanted) => {
    const pieces = [root.textContent ?? ""];
    for (const element of [root, ...root.querySelectorAll("*")]) {
      for (const name of ["aria-label", "title", "alt", "placeholder"])
        pieces.push(element.getAttribute(name) ?? "");
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
        pieces.push(element.value);
    }
    const plain = (/** @type {string} */ text) => text.replace(/\s+/gu, " ").trim();
    const all = plain(pieces.join("\n"));
    return wanted.filter((text) => !all.includes(plain(text)));
  }, texts);
}

/** @param {import("playwright-core").Page} page @returns {Promise<string[]>} the elements that only a payload can have made */
export function made(page) {
  return page.evaluate(() => {
    const handlers = ["onerror", "onload", "onfocus", "onmouseover", "ontoggle", "onbegin", "onclick"];
    const odd = ["iframe", "object", "base", "math", "details > x", "video", "mglyph", "animate"];
    const links = ["[href^='javascript:' i]", "[src^='javascript:' i]", "[action^='javascript:' i]"];
    const loads = ["[src^='//']", "[href^='//']", "meta[http-equiv]", "body script"];
    const all = [...handlers.map((name) => `[${name}]`), ...odd, ...links, ...loads].join();
    return [...document.querySelectorAll(all)].map((element) => element.outerHTML.slice(0, 200));
  });
}
