import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import type { VerbScope } from '../verb/context.ts';
import { storedLineSchema } from './acting-rules.ts';
import type { DisputeRow } from './store.ts';

const ASKED = ['dispute-opened', 'dispute-to-answer', 'dispute-credit-refused'] as const;

function about(row: DisputeRow) {
  const { number, line } = row;
  const { statementNumber: statement, ordinal } = storedLineSchema.parse(line);
  return {
    about: { kind: 'dispute' as const, id: row.id },
    departmentId: row.department_id,
    facts: { number, statement, line: ordinal },
  };
}

/** Asks finance to take it, but for who made the statement, and the operator for its account. */
export async function tellOpened(scope: VerbScope, row: DisputeRow, madeBy: readonly string[]): Promise<void> {
  const of = about(row);
  const to = [{ role: 'finance' as const }];
  await tell.within(scope, { ...of, kind: 'dispute-opened', to, except: [...madeBy], dueAt: row.take_by });
  const { cloudId } = storedLineSchema.parse(row.line);
  const operator = [{ role: 'platform-engineer' as const, ...(cloudId === null ? {} : { cloudIds: [cloudId] }) }];
  await tell.within(scope, { ...of, kind: 'dispute-to-answer', to: operator, dueAt: row.answer_by });
}

/** Nobody is asked any more: for one thing, or for all of it. */
export async function settleAsked(scope: VerbScope, row: DisputeRow, kinds: readonly (typeof ASKED)[number][] = ASKED) {
  await settle.definition.store(scope, { about: about(row).about, kinds: [...kinds] });
}

/** Asks who decided it for another decision: the credit they granted was refused. */
export async function tellCreditRefused(scope: VerbScope, row: DisputeRow): Promise<void> {
  const to = [{ role: 'finance' as const, ...(row.taken_by === null ? {} : { personId: row.taken_by }) }];
  await tell.within(scope, { ...about(row), kind: 'dispute-credit-refused', to });
}

/** Tells the department how it ended. */
export async function tellEnded(scope: VerbScope, row: DisputeRow, outcome: 'upheld' | 'rejected'): Promise<void> {
  const { departmentId, facts, ...of } = about(row);
  const to = [{ role: 'department-approver' as const, departmentId }];
  await tell.within(scope, { ...of, departmentId, kind: 'dispute-decided', facts: { ...facts, outcome }, to });
}
