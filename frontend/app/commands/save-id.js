/** @returns {string} an id for a save; not `randomUUID`, which plain http does not have */
export function newSaveId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
