const FIRST_MS = 250;
const LONGEST_MS = 30_000;
/** A child that ran this long is taken to be well: its next crash starts again at the shortest pause. */
const STABLE_MS = 60_000;

/** Pause before a restart in milliseconds: doubles with each crash in a row, from 0.25 s to 30 s. */
export function restartPause(crashesInARow: number): number {
  return Math.min(FIRST_MS * 2 ** Math.max(0, crashesInARow - 1), LONGEST_MS);
}

/** Crashes in a row after one more crash of a child that had run for `ranMs`. */
export function countCrash(before: number, ranMs: number): number {
  return ranMs >= STABLE_MS ? 1 : before + 1;
}
