/**
 * Which tiles of a row of equal tiles have to exist: those in sight and a few beside.
 *
 * @param {{ count: number, pitch: number, scroll: number, width: number, lead: number, beside?: number }} strip `lead` is the empty
 *   room before the first tile
 * @returns {{ from: number, to: number }} `to` is not included
 */
export function filmstripWindow({ count, pitch, scroll, width, lead, beside = 4 }) {
  const first = Math.floor((scroll - lead) / pitch) - beside;
  const last = Math.ceil((scroll - lead + width) / pitch) + beside;
  return { from: Math.max(0, Math.min(count, first)), to: Math.max(0, Math.min(count, last)) };
}
