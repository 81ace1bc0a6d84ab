import { z } from 'zod';
import { type Actor, answerableFor } from '../verb/actor.ts';
import { holds, scopeOf, seatsOf } from '../verb/context.ts';
import { fenTextSchema, idSchema } from '../verb/wire.ts';
import type { Asker, DisputeFacts, DisputeSide, DisputeState } from './rules.ts';
import { disputedLineSchema } from './schemas.ts';
import type { DisputeRow } from './store.ts';

/** What is kept of the statement with the line, for those who don't see it. */
export const storedLineSchema = disputedLineSchema.extend({
  broughtFen: fenTextSchema.nullable().default(null),
  statementNumber: z.string(),
  month: z.string(),
  /** Who drafted and who issued it. */
  madeBy: z.array(z.string()),
  /** Of the line's resource, whose operator is heard; null: of no single cloud, or opened before this was kept. */
  cloudId: idSchema.nullable().default(null),
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

/** Clouds of which the operator's people see disputes, as far as their grants name any; null: of all, and for everybody else. */
export function cloudsHeard(actor: Actor): readonly string[] | null {
  if (scopeOf(actor).kind !== 'operations') return null;
  const held = (['platform-engineer', 'technical-reviewer'] as const).flatMap((role) => seatsOf(actor, role));
  return held.some(({ cloudIds }) => cloudIds === null) ? null : held.flatMap(({ cloudIds }) => cloudIds ?? []);
}

/** What `actor` is to a dispute of the department: for the operator speaks who works on the cloud that the line is of. */
export function askerOf(
  actor: Actor,
  { department_id: departmentId, line }: Pick<DisputeRow, 'department_id' | 'line'>,
): Asker {
  const { cloudId } = storedLineSchema.parse(line);
  const approves = holds(actor, 'department-approver', { departmentId });
  const sides: readonly (readonly [DisputeSide, boolean])[] = [
    ['department', approves || holds(actor, 'applicant', { departmentId })],
    ['operator', holds(actor, 'platform-engineer', cloudId === null ? {} : { cloudId })],
    ['finance', holds(actor, 'finance')],
  ];
  return { personId: answerableFor(actor), sides: sides.flatMap(([side, is]) => (is ? [side] : [])), approves };
}
