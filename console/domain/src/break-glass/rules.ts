/** A window lasts four hours at most, extensions with it. */
export const LONGEST_MINUTES = 240;
const MINUTE_MS = 60_000;

export interface OpenWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * The end of a window that is granted `minutes` at `now`, or of the one it extends; null where that would pass four hours from
 * its start, or the window to extend is over.
 */
export function endOf(minutes: number, now: Date, extended: OpenWindow | null): Date | null {
  if (!extended) return minutes > LONGEST_MINUTES ? null : new Date(now.getTime() + minutes * MINUTE_MS);
  if (extended.endsAt <= now) return null;
  const end = extended.endsAt.getTime() + minutes * MINUTE_MS;
  return end - extended.startsAt.getTime() > LONGEST_MINUTES * MINUTE_MS ? null : new Date(end);
}

/** Whether by-hand work is allowed at `now`; the clock counts, not the loop that closes windows. */
export function isOpen(window: { readonly state: string; readonly endsAt: Date | null }, now: Date): boolean {
  return window.state === 'open' && window.endsAt !== null && window.endsAt > now;
}
