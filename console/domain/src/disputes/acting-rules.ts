import { z } from 'zod';
import { type Actor, answerableFor } from '../verb/actor.ts';
import { holds } from '../verb/context.ts';
import type { Asker, DisputeFacts, DisputeSide, DisputeState } from './rules.ts';
import { disputedLineSchema } from './schemas.ts';
import type { DisputeRow } from './store.ts';

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
