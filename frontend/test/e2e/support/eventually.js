import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Repeats a check until it no longer throws; after the time is up, its last error is thrown.
 *
 * @template T
 * @param {() => T | Promise<T>} check
 * @param {number} [milliseconds]
 * @returns {Promise<T>}
 */
export async function eventually(check, milliseconds = 30_000) {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}

/**
 * Waits until a value is what it should be.
 *
 * @template T
 * @param {() => T | Promise<T>} actual
 * @param {T} expected
 */
export function eventuallyEqual(actual, expected) {
  return eventually(async () => assert.deepEqual(await actual(), expected));
}
