const DAY_MS = 86_400_000;
/** Days (of 24 h) that a draft is kept after it was last written on. */
export const KEPT_DAYS = 90;
/** How many of them its writer is told before. */
export const TOLD_DAYS = 14;

export interface Unwritten {
  /** When it was last written on. */
  readonly savedAt: Date;
  /** When its writer was last told that it ends; null: never. */
  readonly toldAt: Date | null;
}

const after = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);
/** When its writer was told since they last wrote; null: they were not. */
const toldSince = ({ savedAt, toldAt }: Unwritten): Date | null =>
  toldAt !== null && toldAt >= savedAt ? toldAt : null;

/** When a draft ends if nobody writes on it and its writer is told at `now` or was before: never sooner than TOLD_DAYS after that. */
export function endOf(draft: Unwritten, now: Date): Date {
  const toldAt = toldSince(draft) ?? now;
  return new Date(Math.max(after(draft.savedAt, KEPT_DAYS).getTime(), after(toldAt, TOLD_DAYS).getTime()));
}

/** The latest instant of writing by which a draft is to be looked at, at `now`. */
export function unwrittenSince(now: Date): Date {
  return after(now, TOLD_DAYS - KEPT_DAYS);
}

/** What is to be done with a draft at `now`. One that its writer wrote on since they were told begins anew. */
export function draftStep(draft: Unwritten, now: Date): 'keep' | 'tell' | 'drop' {
  if (draft.savedAt > unwrittenSince(now)) return 'keep';
  if (toldSince(draft) === null) return 'tell';
  return endOf(draft, now) <= now ? 'drop' : 'keep';
}
