import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { type CaseAct, refusalOf } from './case-rules.ts';
import { type CaseRow, lockCase } from './case-store.ts';
import { askerOf, factsOf } from './case-view-rules.ts';

/**
 * The case, locked, on which the caller may do `act`. Refused: NOT_FOUND; STATE_CONFLICT where it is not at that point; NOT_YOURS where it is somebody
 * else's to do; CASE_ANSWERER to who answered it; CASE_PERSISTS for calling solved what is still found.
 */
export async function caseFor({ ctx, tx }: VerbScope, caseId: string, act: CaseAct): Promise<CaseRow> {
  const row = await lockCase(tx, caseId);
  if (!row) throw new DomainError('NOT_FOUND', { what: 'case' });
  const refusal = refusalOf(act, factsOf(row), askerOf(ctx.actor, row));
  switch (refusal) {
    case null:
      return row;
    case 'state':
      throw new DomainError('STATE_CONFLICT', { object: row.number, state: row.state });
    case 'answered-it':
      throw new DomainError('CASE_ANSWERER', { case: row.number });
    case 'persists':
      throw new DomainError('CASE_PERSISTS', { case: row.number });
    default:
      throw new DomainError('NOT_YOURS');
  }
}

/** What the audit row of an act on a case is about. */
export function aboutCase(row: CaseRow, detail: Readonly<Record<string, unknown>> = {}) {
  return {
    object: { kind: 'reconciliation-case' as const, id: row.id },
    departmentId: row.department_id,
    detail: { number: row.number, code: row.code, ...detail },
  };
}
