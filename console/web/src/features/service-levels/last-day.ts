export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** The 24 hours of whole minutes that ended before `nowMs`: half-open, as instants of the wire. */
export function lastDayOf(nowMs: number): { readonly from: string; readonly to: string } {
  const end = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  return { from: new Date(end - 24 * HOUR_MS).toISOString(), to: new Date(end).toISOString() };
}
