import { ProviderFailure } from "./provider.js";

/** @typedef {import("./failures.js").Failures} Failures */
/** @typedef {import("./provider.js").Call} Call */
/** @typedef {import("./provider.js").ProviderRequest} ProviderRequest */

/**
 * One question, one answer in JSON.
 *
 * @param {Call} call
 * @param {ProviderRequest} request
 * @param {Failures} failures
 * @param {Parameters<Failures["of"]>[1]} [special] what this provider means by a refusal, where that differs from what is usual
 * @returns {Promise<any>} an object or a list
 * @throws {ProviderFailure}
 */
export async function exchange(call, request, failures, special) {
  const response = await call(request);
  if (!response.ok) throw failures.of(response, special);
  const body = response.json();
  if (typeof body !== "object" || body === null)
    throw failures.because("unreadable-answer", { status: response.status });
  return body;
}

/**
 * Remembers what was found out for as long as the call lives, which is a run. What failed is found out again.
 *
 * @template T
 * @returns {(call: Call, find: () => Promise<T>) => Promise<T>}
 */
export function rememberPerCall() {
  /** @type {WeakMap<Call, Promise<T>>} */
  const found = new WeakMap();
  return (call, find) => {
    const known = found.get(call);
    if (known) return known;
    const finding = find();
    found.set(call, finding);
    finding.catch(() => found.delete(call));
    return finding;
  };
}

/** @param {unknown} error @param {import("../model/suggestions/types.js").FailureCode} code @returns {boolean} */
export function isFailure(error, code) {
  return error instanceof ProviderFailure && error.failure.code === code;
}
