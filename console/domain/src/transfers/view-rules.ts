import type { WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import type { StandIn } from '../approvals/delegations/rules.ts';
import { mayUrge } from '../approvals/rules.ts';
import { type Context, holds } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { waysOf, wayToDecide } from './acting-rules.ts';
import { isOpen, stepsIn } from './rules.ts';
import type { Blocker, MovedResource, TransferItem } from './schemas.ts';
import type { StepRow, TransferRow } from './store.ts';

/** What is in use costs a whole month, in fen, by what was estimated when it was ordered. */
export function monthFenOf(resources: readonly MovedResource[]): bigint {
  return resources.filter(({ state }) => state === 'active').reduce((sum, { monthFen }) => sum + BigInt(monthFen), 0n);
}

const MOST_NAMED = 20;

/** The refusal that names what must be over first. */
export function refusedBy(system: string, blockers: readonly Blocker[]): DomainError {
  const by = blockers.slice(0, MOST_NAMED).map(({ number }) => number);
  return new DomainError('TRANSFER_BLOCKED', { system, by, count: blockers.length });
}

/** Who reads, and when: whom they stand in for today, and what the authority declared of working days. */
export interface Reader extends Pick<Context, 'actor' | 'now'> {
  readonly lent: readonly StandIn[];
  readonly declared: readonly WorkingDayChange[];
}

/** A transfer as its reader sees it, with what they may do now. */
export function transferView(row: TransferRow, steps: readonly StepRow[], reader: Reader): TransferItem {
  const { actor, now, lent, declared } = reader;
  const ways = waysOf(actor, lent);
  const personId = actor.kind === 'person' ? actor.id : '';
  const mayDecide = stepsIn(row.state).filter(
    (step) => wayToDecide(personId, ways, { step, transfer: { ...row, steps } }).refusal === null,
  );
  const asks = isOpen(row.state) && holds(actor, 'applicant', { departmentId: row.department_id });
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    system: { id: row.system_id, number: row.system_number, slug: row.system_slug, name: row.system_name },
    from: { id: row.department_id, name: row.from_name },
    to: { id: row.to_department_id, name: row.to_name },
    applicant: { id: row.applicant_id, name: row.real_name },
    reason: row.reason,
    monthFen: row.month_fen.toString(),
    inUse: row.resources.filter(({ state }) => state === 'active').length,
    submittedAt: row.submitted_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    steps: steps.map((step) => ({
      step: step.step,
      seat: step.seat_cloud_id
        ? { id: step.seat_cloud_id, slug: step.seat_slug ?? '', name: step.seat_name ?? '' }
        : null,
      openedAt: step.opened_at.toISOString(),
      dueAt: step.due_at.toISOString(),
      decision: step.decision,
      decidedBy: step.real_name,
      onBehalfOf: step.holder_name,
      decidedAt: step.decided_at?.toISOString() ?? null,
      reason: step.reason,
      returnReason: step.returnReason,
    })),
    mayDecide,
    mayWithdraw: asks,
    urged: row.urged,
    mayUrge: asks && mayUrge(row.urged_at, now, declared),
  };
}
