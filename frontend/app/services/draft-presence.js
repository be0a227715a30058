/** Tabs tell one another which drafts they are writing. @param {AbortSignal | undefined} signal */
export function createPresence(signal) {
  const channel = new BroadcastChannel("tagpilot-drafts");
  /** @type {string | null} */
  let mine = null;
  /** @type {Set<string>} */
  let heard = new Set();
  channel.onmessage = ({ data }) => {
    if (data.type === "who" && mine !== null) channel.postMessage({ type: "mine", key: mine });
    if (data.type === "mine") heard.add(data.key);
  };
  signal?.addEventListener("abort", () => channel.close());
  return {
    /** @param {string | null} key */
    own(key) {
      mine = key;
    },
    /** @returns {Promise<Set<string>>} */
    async taken() {
      heard = new Set(mine === null ? [] : [mine]);
      channel.postMessage({ type: "who" });
      // Another tab answers within a turn of its own. One that is busy for longer finds out when it writes, and begins a new draft.
      await new Promise((resolve) => setTimeout(resolve, 150));
      return heard;
    },
  };
}
