import type { Actor } from '../verb/actor.ts';
import { holds, sitsIn } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { isOpen, ROLE_OF_STEP, refuseDecision, stepsIn } from './rules.ts';
import type { Blocker, MovedResource, TransferItem, TransferStep } from './schemas.ts';
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

/** A step as it concerns `actor`: of which department or organisation it is. */
interface SeatOfStep {
  readonly step: TransferStep;
  readonly seat: string | null;
}

interface Parties {
  readonly department_id: string;
  readonly to_department_id: string;
  readonly resources: readonly Pick<MovedResource, 'cloud' | 'state'>[];
}

/** Whether `actor` holds the step's role where the step is: in its department, or in the organisation that has the seat. */
export function sitsFor(actor: Actor, { step, seat }: SeatOfStep, parties: Parties): boolean {
  const role = ROLE_OF_STEP[step];
  if (step === 'giving') return holds(actor, role, { departmentId: parties.department_id });
  if (step === 'receiving') return holds(actor, role, { departmentId: parties.to_department_id });
  const cloudIds = [...new Set(parties.resources.map(({ cloud }) => cloud.id))];
  return sitsIn(actor, role, { seat, cloudIds });
}

/** A transfer as `actor` sees it, with what they may do now. */
export function transferView(row: TransferRow, steps: readonly StepRow[], actor: Actor): TransferItem {
  const personId = actor.kind === 'person' ? actor.id : null;
  const mayDecide = stepsIn(row.state).filter((step) => {
    const own = steps.find((each) => each.step === step);
    const sits = own !== undefined && sitsFor(actor, { step, seat: own.seat_cloud_id }, row);
    const facts = { step, applicantId: row.applicant_id, state: row.state, steps, sits };
    return personId !== null && refuseDecision({ ...facts, personId }) === null;
  });
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
      decidedAt: step.decided_at?.toISOString() ?? null,
      reason: step.reason,
    })),
    mayDecide,
    mayWithdraw: isOpen(row.state) && holds(actor, 'applicant', { departmentId: row.department_id }),
  };
}
