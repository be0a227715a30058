import { isStopped } from "./context.js";

/**
 * Holds calls that the server does not answer because the session has ended, until the person has logged in again.
 *
 * @param {{ store: import("../state/store.js").Store }} options
 */
export function createEntrance({ store }) {
  /** @type {((isIn: boolean) => void)[]} */
  let waiting = [];

  return {
    /** Asks the person, once for however many calls. @returns {Promise<boolean>} whether they are logged in now */
    ask() {
      store.set({ session: "ended" });
      return new Promise((resolve) => waiting.push(resolve));
    },
    /** @param {boolean} isIn */
    answer(isIn) {
      const told = waiting;
      waiting = [];
      store.set({ session: "open" });
      for (const tell of told) tell(isIn);
    },
  };
}

/** @typedef {ReturnType<typeof createEntrance>} Entrance */

/**
 * Logging in and out, where the server asks for a password.
 *
 * @param {import("./context.js").Context & {
 *   entrance: Entrance,
 *   keeper: import("./keep-drafts.js").DraftKeeper,
 *   opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands>
 * }} context
 */
export function createLogInCommands({ store, services, tell, entrance, keeper, opening }) {
  return {
    /** @param {string} password @throws {Error} whose message says why it was refused */
    async logIn(password) {
      const body = new URLSearchParams({ password });
      await services.http.call("/api/tagpilot/log-in", { method: "POST", body });
      entrance.answer(true);
    },

    /** Calls that wait are refused, and say so. */
    declineLogIn: () => entrance.answer(false),

    /** What is not saved stays in this browser, as a draft. */
    async logOut() {
      if (!(await opening.mayLeave())) return;
      try {
        await keeper.untilKept();
        await services.http.call("/api/tagpilot/log-out", { method: "POST" });
      } catch (error) {
        if (isStopped(error)) return;
        return tell.failed("Could not log out", error);
      }
      keeper.follow(null);
      store.close();
      location.reload();
    },
  };
}
