import { z } from 'zod';
import { type Actor, answerableFor } from '../verb/actor.ts';
import { holds, type VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import {
  type Asker,
  type DisputeAct,
  type DisputeFacts,
  type DisputeSide,
  type DisputeState,
  refusalOf,
} from './rules.ts';
import { disputedLineSchema } from './schemas.ts';
import { type DisputeRow, lockDispute } from './store.ts';

/** What is kept of the statement with the line, for those who don't see it. */
export const storedLineSchema = disputedLineSchema.extend({
  statementNumber: z.string(),
  month: z.string(),
  /** Who drafted and who issued it. */
  madeBy: z.array(z.string()),
});

/** What of a stored dispute decides what may be done to it. */
export function factsOf(
  row: Pick<DisputeRow, 'state' | 'taken_by' | 'answered_at' | 'answer_by' | 'line'>,
): DisputeFacts {
  return {
    state: row.state as DisputeState,
    takenBy: row.taken_by,
    answeredAt: row.answered_at,
    answerBy: row.answer_by,
    madeBy: storedLineSchema.parse(row.line).madeBy,
  };
}

/** What `actor` is to a dispute of the department. */
export function askerOf(actor: Actor, departmentId: string): Asker {
  const approves = holds(actor, 'department-approver', { departmentId });
  const sides: readonly (readonly [DisputeSide, boolean])[] = [
    ['department', approves || holds(actor, 'applicant', { departmentId })],
    ['operator', holds(actor, 'platform-engineer')],
    ['finance', holds(actor, 'finance')],
  ];
  return { personId: answerableFor(actor), sides: sides.flatMap(([side, is]) => (is ? [side] : [])), approves };
}

/** The dispute, locked, for an act that the caller may do to it now; refused as `refusalOf` says. NOT_FOUND also where they don't see it. */
export async function disputeFor({ ctx, tx }: VerbScope, disputeId: string, act: DisputeAct) {
  const row = await lockDispute(tx, disputeId);
  if (!row) throw new DomainError('NOT_FOUND', { what: 'dispute' });
  const asker = askerOf(ctx.actor, row.department_id);
  const refusal = refusalOf(act, factsOf(row), { ...asker, now: ctx.now });
  const { number, state } = row;
  if (refusal) throw new DomainError(refusal, { number, object: number, state, until: row.answer_by.toISOString() });
  return { row, line: storedLineSchema.parse(row.line), by: asker.personId ?? '', sides: asker.sides };
}

/** What the audit row of an act on a dispute is about. */
export function aboutDispute(row: DisputeRow, detail: Readonly<Record<string, unknown>> = {}) {
  return {
    object: { kind: 'dispute' as const, id: row.id },
    departmentId: row.department_id,
    detail: { number: row.number, statement: storedLineSchema.parse(row.line).statementNumber, ...detail },
  };
}
