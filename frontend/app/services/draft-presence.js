/** Tabs tell one another which drafts they are writing. @param {AbortSignal | undefined} signal */
export function createPresence(signal) {
  const channel = new BroadcastChannel("tagpilot-drafts");
  /** @type {string | null} */
  let mine = null;
  /** @type {ReadonlySet<string>} */
  let beside = new Set();
  /** @type {Set<string>} */
  let heard = new Set();
  channel.onmessage = ({ data }) => {
    if (data.type === "who")
      for (const key of [...(mine === null ? [] : [mine]), ...beside])
        channel.postMessage({ type: "mine", key });
    if (data.type === "mine") heard.add(data.key);
  };
  signal?.addEventListener("abort", () => channel.close());
  return {
    /**
     * @param {string | null} key of what is open
     * @param {ReadonlySet<string>} others drafts that this tab is still writing, and has left
     */
    own(key, others) {
      mine = key;
      beside = others;
    },
    /** @returns {Promise<Set<string>>} those of other tabs, and of what is open here */
    async taken() {
      heard = new Set(mine === null ? [] : [mine]);
      channel.postMessage({ type: "who" });
      // Another tab answers within a turn of its own. One that is busy for longer finds out when it writes, and begins a new draft.
      await new Promise((resolve) => setTimeout(resolve, 150));
      return heard;
    },
  };
}
