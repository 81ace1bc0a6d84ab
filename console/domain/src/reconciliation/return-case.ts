import { command } from '../verb/command.ts';
import { aboutCase, caseFor } from './acting-store.ts';
import { changeCase } from './case-store.ts';
import { returnCaseSchema } from './schemas.ts';

/** Sends an answer back that does not account for the difference; the audit row keeps it. Refused as `caseFor` says. */
export const returnCase = command({
  event: 'reconciliation.case-returned',
  allow: ['finance', 'authority-approver'],
  input: returnCaseSchema,
  async act(scope, { caseId, reason }) {
    const row = await caseFor(scope, caseId, 'return');
    const unsaid = { answer: null, evidence: null, answered_by: null, answered_at: null };
    await changeCase(scope.tx, caseId, { state: 'taken', ...unsaid, returned_reason: reason });
    return {
      result: { caseId, number: row.number, state: 'taken' as const },
      audit: aboutCase(row, { reason, answer: row.answer, evidence: row.evidence }),
    };
  },
});
