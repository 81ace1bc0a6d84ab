import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import type { WorkingDayOverrides } from '@zhengyun/rulebook/working-days.ts';
import { afterWorkingDays, lastWorkingDayBefore, workingDaysBetween } from '@zhengyun/rulebook/working-days.ts';
import type { PromiseStanding, RequestKind, RequestState } from './schemas.ts';

/** Kinds that bring something, and so are promised by a day: a release takes away, an extension leaves what stands. */
export const PROMISED_KINDS: readonly RequestKind[] = ['order', 'resize'];

/** States in which a promise that is not kept yet runs against those who provide. */
export const RUNNING_STATES = ['previewing', 'joint-review', 'provisioning'] as const satisfies readonly RequestState[];

/** Working days that a request is promised in: the longest of its lines'. Null: those of a line are not known, so the whole's aren't. */
export function promisedDays(leads: readonly (number | null)[]): number | null {
  const known = leads.flatMap((lead) => lead ?? []);
  return known.length === 0 || known.length < leads.length ? null : Math.max(...known);
}

/** When the department's own step of a round was open; `to` is now while it is. */
export interface Wait {
  readonly from: Date;
  readonly to: Date;
}

interface DepartmentStep {
  readonly round: number;
  readonly openedAt: Date;
  readonly decidedAt: Date | null;
}

/** When each round waited for the department: one that it never decided, since another began, ends with the beginning of that. */
export function waitsOf(steps: readonly DepartmentStep[], now: Date): readonly Wait[] {
  const inOrder = steps.toSorted((a, b) => a.round - b.round);
  return inOrder.map(({ openedAt, decidedAt }, at) => ({
    from: openedAt,
    to: decidedAt ?? inOrder[at + 1]?.openedAt ?? now,
  }));
}

/** Working days that a request waited for its own department, which nobody else answers for. A step decided on the day it was opened takes none. */
export function daysWaited(waits: readonly Wait[], calendar: WorkingDayOverrides): number {
  return waits.reduce((sum, { from, to }) => sum + workingDaysBetween(dayOf(from), dayOf(to), calendar), 0);
}

/**
 * By when a request is promised (UTC, midnight in Asia/Shanghai): `days` working days after the day it was submitted (PRODUCT.md section 4:
 * delivery within so many working days of a request), and as many more as it waited for its own department.
 */
export function promisedBy(
  { submittedAt, days, waits }: { readonly submittedAt: Date; readonly days: number; readonly waits: readonly Wait[] },
  calendar: WorkingDayOverrides,
): Date {
  return afterWorkingDays(submittedAt, days + daysWaited(waits, calendar), calendar);
}

/** When the operator is told that a promise is about to pass: as its last working day begins; never before `now`. */
export function warnAt(
  by: Date,
  { calendar, now }: { readonly calendar: WorkingDayOverrides; readonly now: Date },
): Date {
  const before = lastWorkingDayBefore(by, calendar);
  return before > now ? before : now;
}

interface Promised {
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly promisedBy: Date | null;
  readonly deliveredAt: Date | null;
}

/**
 * How a promise stands at `now`. Half-open: delivered at the very instant it ends is late. What is not known to be promised is never in time,
 * and never late.
 */
export function standingOf({ kind, state, promisedBy: by, deliveredAt }: Promised, now: Date): PromiseStanding {
  if (!PROMISED_KINDS.includes(kind)) return 'none';
  if (by === null) return 'unknown';
  if (deliveredAt !== null) return deliveredAt < by ? 'kept' : 'missed';
  if (state === 'department-review') return 'paused';
  if (!RUNNING_STATES.some((running) => running === state)) return 'ended';
  return now < by ? 'running' : 'late';
}
