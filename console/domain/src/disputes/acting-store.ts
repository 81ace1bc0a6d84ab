import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { askerOf, factsOf, storedLineSchema } from './acting-rules.ts';
import { type DisputeAct, refusalOf } from './rules.ts';
import { type DisputeRow, lockDispute } from './store.ts';

/** The dispute, locked, for an act that the caller may do to it now; refused as `refusalOf` says. NOT_FOUND also where they don't see it. */
export async function disputeFor({ ctx, tx }: VerbScope, disputeId: string, act: DisputeAct) {
  const row = await lockDispute(tx, disputeId);
  if (!row) throw new DomainError('NOT_FOUND', { what: 'dispute' });
  const asker = askerOf(ctx.actor, row);
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
