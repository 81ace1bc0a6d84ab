import { hasPower, type Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { LedgerState } from '@zhengyun/rulebook/idle-measures.ts';
import { dueReminder, type LeaseStanding, leaseStanding } from '@zhengyun/rulebook/lease-clock.ts';
import { type ReclaimPolicy, reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';

const PAST = ['grace', 'stopped', 'retained', 'over'] as const;
export type Past = (typeof PAST)[number];

export interface LeaseFacts {
  readonly lastDay: string;
  readonly policyId: string;
  readonly reminded: readonly number[];
  readonly told: Past | null;
  readonly spec: ItemSpec;
  readonly power: Power;
  /**
   * Nothing can be opened on its stack now: it does not stand, or something is done there that is let finish. A change in review is none
   * such: it makes way.
   */
  readonly busy: boolean;
  /** The authority has ordered it removed and that has not ended: nothing of its lease is left to remind of. */
  readonly leaving: boolean;
  /** When the clock's last switching off of its hosts failed or was cancelled; null: it was not. */
  readonly stopFailedAt: Date | null;
}

/** How long after a switching off that came to nothing the next is tried (milliseconds): each one is mailed to the engineers. */
export const STOP_RETRIED_AFTER_MS = 86_400_000;

/** What has to be done for a lease now; any of it may be missing. */
export interface LeaseSteps {
  /** The reminder that is due, as days before the end. */
  readonly remind: number | null;
  /** The stage past its end that its holder has to be told of, and when the next begins. */
  readonly tell: { readonly stage: Past; readonly until: Date | null } | null;
  /** Its hosts have to be switched off, and can be. Nothing is ever deleted by a clock alone. */
  readonly stop: boolean;
}

/** Steps due at `now` by the policy the lease began under. */
export function leaseSteps(
  lease: LeaseFacts,
  now: Date,
  policy: ReclaimPolicy = reclaimPolicyOf(lease.policyId),
): LeaseSteps {
  if (lease.leaving) return { remind: null, tell: null, stop: false };
  const standing = leaseStanding(lease.lastDay, now, policy);
  const remind = dueReminder(lease.lastDay, { now, given: lease.reminded }, policy);
  if (standing.stage === 'running' || standing.stage === 'reminding') return { remind, tell: null, stop: false };
  const { stage } = standing;
  const told = lease.told === null ? -1 : PAST.indexOf(lease.told);
  const until = standing.stage === 'over' ? null : standing.until;
  const stop = !mayRun(stage) && hasPower(lease.spec) && lease.power === 'running' && canStop(lease, now);
  return { remind: null, tell: PAST.indexOf(stage) > told ? { stage, until } : null, stop };
}

function canStop({ busy, stopFailedAt }: LeaseFacts, now: Date): boolean {
  return !busy && (stopFailedAt === null || now.getTime() - stopFailedAt.getTime() >= STOP_RETRIED_AFTER_MS);
}

/** Whether a resource's hosts may run at this stage of its lease: up to the end of the days of grace. */
export function mayRun(stage: LeaseStanding['stage']): boolean {
  return stage === 'running' || stage === 'reminding' || stage === 'grace';
}

/** Whether what stands stopped does so past its lease's days of grace: the lease's own clock takes it back, and no second one need begin. */
export function isTakenBack(
  lease: { readonly last_day: string; readonly policy_id: string },
  { state }: { readonly state: LedgerState | null },
  now: Date,
): boolean {
  const { stage } = leaseStanding(lease.last_day, now, reclaimPolicyOf(lease.policy_id));
  return state === 'stopped-throughout' && !mayRun(stage);
}

export const isDue = ({ remind, tell, stop }: LeaseSteps): boolean => remind !== null || tell !== null || stop;

/** Whether a resource whose lease is over may be deleted: it was whole for all the days its holder was promised. */
export function mayRemove(lastDay: string, now: Date, policy: Pick<ReclaimPolicy, 'lease'>): boolean {
  const { stage } = leaseStanding(lastDay, now, policy);
  return stage === 'retained' || stage === 'over';
}

/** The longest before a lease's end that something may be due by any policy, in days. */
export function firstReminderDays({ lease }: Pick<ReclaimPolicy, 'lease'>): number {
  return lease.remindDaysBefore[0] ?? 0;
}
