import { afterDays, afterMonths, daysUntil } from './calendar.ts';
import type { ReclaimPolicy } from './reclaim-policy.ts';
import { afterWorkingDays, type WorkingDayOverrides, workingDaysUntil } from './working-days.ts';

/**
 * What happened to one reclaim, in order of time. `reminded` begins it; an appeal stops its clock until it is decided; `acted`
 * (the department cut or released by itself), `upheld` (the appeal was right), `recovered` (it is used again) and `cut` end it.
 */
export type ReclaimEvent = { readonly at: Date } & {
  readonly kind: 'reminded' | 'urged' | 'appealed' | 'appeal-refused' | 'upheld' | 'acted' | 'recovered' | 'cut';
};

/**
 * Where a reclaim stands. `reminded` and `urged`: the department may act until `dueAt`, after which the next step may be taken
 * (the authority urges; the authority cuts). `appealed`: the clock stands; `left` days (working days once urged) of it remain.
 */
export type ReclaimStanding =
  | { readonly stage: 'reminded' | 'urged'; readonly dueAt: Date; readonly due: boolean }
  | { readonly stage: 'appealed'; readonly before: 'reminded' | 'urged'; readonly left: number }
  | { readonly stage: 'ended'; readonly by: 'upheld' | 'acted' | 'recovered' | 'cut'; readonly at: Date };

/** A step that may not follow the ones before it. */
export class ReclaimOrderError extends Error {
  constructor(event: ReclaimEvent, stage: string) {
    super(`a reclaim that stands at "${stage}" can't become "${event.kind}" at ${event.at.toISOString()}`);
    this.name = 'ReclaimOrderError';
  }
}

interface Running {
  readonly stage: 'reminded' | 'urged';
  /** When the step was taken that set the deadline: the calendar of then was promised with it. */
  readonly since: Date;
  readonly dueAt: Date;
}
/** `dueAt`: as it was when the clock stopped. */
interface Paused extends Running {
  readonly left: number;
}
type State =
  | Running
  | { readonly stage: 'appealed'; readonly paused: Paused }
  | Extract<ReclaimStanding, { stage: 'ended' }>;

export interface ReclaimRules {
  readonly clock: ReclaimPolicy['clock'];
  /** The calendar by which a deadline goes that was set at `since`; absent: the built-in list. */
  readonly calendarOf?: (since: Date) => WorkingDayOverrides;
}

function begun(stage: Running['stage'], since: Date, { clock, calendarOf }: ReclaimRules): Running {
  const dueAt =
    stage === 'reminded'
      ? afterMonths(since, clock.monthsToUrge)
      : afterWorkingDays(since, clock.workingDaysToCut, calendarOf?.(since));
  return { stage, since, dueAt };
}

/** Days that were left when the clock stopped, by the calendar of the deadline; one already past leaves none, and an appeal gives none anew. */
function leftOf({ stage, since, dueAt }: Running, at: Date, { calendarOf }: ReclaimRules): number {
  return Math.max(0, stage === 'reminded' ? daysUntil(at, dueAt) : workingDaysUntil(at, dueAt, calendarOf?.(since)));
}

/** Where no day was left the step may be taken at once; but never is it taken before the deadline that stood when the clock stopped. */
function resumed({ stage, dueAt: before, left }: Paused, at: Date, rules: ReclaimRules): Running {
  const worked = () =>
    stage === 'reminded' ? afterDays(at, left) : afterWorkingDays(at, left, rules.calendarOf?.(at));
  const dueAt = left === 0 ? at : worked();
  return { stage, since: at, dueAt: dueAt > before ? dueAt : before };
}

/**
 * Whether the department has appealed against the reminder, or since it was urged against that, among these events: it may do so once
 * against each, or the next step could be put off for ever.
 */
export function hasAppealed(events: readonly Pick<ReclaimEvent, 'kind'>[]): boolean {
  const last = events.findLastIndex(({ kind }) => kind === 'reminded' || kind === 'urged');
  return events.slice(last + 1).some(({ kind }) => kind === 'appealed');
}

function step(state: State, event: ReclaimEvent, rules: ReclaimRules): State {
  const refuse = () => new ReclaimOrderError(event, state.stage);
  if (state.stage === 'ended') throw refuse();
  switch (event.kind) {
    case 'reminded':
      throw refuse();
    case 'urged':
      if (state.stage !== 'reminded' || event.at < state.dueAt) throw refuse();
      return begun('urged', event.at, rules);
    case 'appealed':
      if (state.stage === 'appealed') throw refuse();
      return { stage: 'appealed', paused: { ...state, left: leftOf(state, event.at, rules) } };
    case 'appeal-refused':
      if (state.stage !== 'appealed') throw refuse();
      return resumed(state.paused, event.at, rules);
    case 'upheld':
      if (state.stage !== 'appealed') throw refuse();
      return { stage: 'ended', by: 'upheld', at: event.at };
    case 'cut':
      if (state.stage !== 'urged' || event.at < state.dueAt) throw refuse();
      return { stage: 'ended', by: 'cut', at: event.at };
    case 'acted':
    case 'recovered':
      return { stage: 'ended', by: event.kind, at: event.at };
  }
}

/**
 * Where the reclaim with these events stands at `now`. Deadlines are ends of days in Asia/Shanghai: the step after one may be
 * taken from that instant on. ReclaimOrderError when the events can't have followed each other, RangeError when there are none
 * or they don't begin with a reminder.
 */
export function reclaimStanding(events: readonly ReclaimEvent[], now: Date, rules: ReclaimRules): ReclaimStanding {
  const [first, ...rest] = events;
  if (first?.kind !== 'reminded') throw new RangeError('a reclaim begins with a reminder');
  let state: State = begun('reminded', first.at, rules);
  let last = first.at;
  for (const [index, event] of rest.entries()) {
    const again = event.kind === 'appealed' && hasAppealed(events.slice(0, index + 1));
    if (event.at < last || again) throw new ReclaimOrderError(event, state.stage);
    state = step(state, event, rules);
    last = event.at;
  }
  if (state.stage === 'appealed') return { stage: 'appealed', before: state.paused.stage, left: state.paused.left };
  if (state.stage === 'ended') return state;
  const { stage, dueAt } = state;
  return { stage, dueAt, due: now >= dueAt };
}
