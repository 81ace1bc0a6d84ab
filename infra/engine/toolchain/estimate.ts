/** How far a long step is. */
export interface Progress {
  /** Done share, 0 to 1; null when it can't be told yet. */
  readonly fraction: number | null;
  /** Seconds that remain, null when it can't be told yet. */
  readonly secondsLeft: number | null;
}

/** A share too small to tell the rest from. */
const TELLING = 0.03;

/** Estimates the rest of a step from the share done and the time it took, both since its start. */
export function estimate(fraction: number | null, elapsedMs: number): Progress {
  if (fraction === null || fraction < TELLING) return { fraction, secondsLeft: null };
  const done = Math.min(fraction, 1);
  return { fraction: done, secondsLeft: Math.round((elapsedMs * (1 - done)) / done / 1000) };
}

/** `3:05`, or `1:02:03` from an hour on. */
export function clock(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
