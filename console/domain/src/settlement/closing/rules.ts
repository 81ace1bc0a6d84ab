import type { Blocker, Progress } from './schemas.ts';

/** How long a run of a piece of work may give no sign of life before it is taken for dead; it gives one every minute. */
export const STALLED_MS = 180_000;
export const RENEW_MS = 60_000;

export interface StepCounts {
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
  /** When the first was begun, and the last that ended did. */
  readonly firstStartedAt: Date | null;
}

/** How far a month's work is; the time left by the pace since the first piece was begun, in whole seconds rounded up. */
export function progressOf(counts: StepCounts, now: Date): Progress {
  const { waiting, running, done, failed, firstStartedAt } = counts;
  const left = waiting + running;
  const ended = done + failed;
  const seconds = firstStartedAt ? (now.getTime() - firstStartedAt.getTime()) / 1_000 : 0;
  const secondsLeft = left === 0 || ended === 0 || seconds <= 0 ? null : Math.ceil((seconds / ended) * left);
  return { total: left + ended, waiting, running, done, failed, secondsLeft };
}

export interface ClosingFacts {
  readonly begun: boolean;
  readonly frozen: boolean;
  /** Numbers of contracts whose drafting is under way, and failed. */
  readonly unfinished: readonly string[];
  readonly failed: readonly string[];
  /** Numbers of contracts in force in the month without a statement that was built after it froze. */
  readonly notDrafted: readonly string[];
  /** Numbers of statements. */
  readonly parked: readonly string[];
  readonly disputed: readonly string[];
  /** Resources whose meters said nothing for some of the month. */
  readonly useUnknown: readonly string[];
}

const SHOWN = 10;

/** All that stands in the way of closing a month; empty: it may be closed. */
export function blockersOf(facts: ClosingFacts): readonly Blocker[] {
  const many = (kind: Blocker['kind'], which: readonly string[]): Blocker[] =>
    which.length === 0 ? [] : [{ kind, count: which.length, which: which.slice(0, SHOWN) }];
  const one = (kind: Blocker['kind'], is: boolean): Blocker[] => (is ? [{ kind, count: 1, which: [] }] : []);
  return [
    ...one('not-frozen', !facts.frozen),
    ...one('not-begun', !facts.begun),
    ...many('work-unfinished', facts.unfinished),
    ...many('work-failed', facts.failed),
    ...many('not-drafted', facts.notDrafted),
    ...many('parked', facts.parked),
    ...many('disputed', facts.disputed),
    ...many('use-unknown', facts.useUnknown),
  ];
}
