import { command } from '../verb/command.ts';
import { aboutCase, caseFor } from './acting-store.ts';
import { changeCase } from './case-store.ts';
import { answerCaseSchema } from './schemas.ts';

/** Says what the difference is and what shows it; somebody else closes the case. Refused as `caseFor` says. */
export const answerCase = command({
  event: 'reconciliation.case-answered',
  allow: ['finance', 'platform-engineer'],
  input: answerCaseSchema,
  async act(scope, { caseId, answer, evidence }) {
    const row = await caseFor(scope, caseId, 'answer');
    const said = { answer, evidence, answered_by: row.taken_by, answered_at: scope.ctx.now };
    await changeCase(scope.tx, caseId, { state: 'answered', ...said });
    return {
      result: { caseId, number: row.number, state: 'answered' as const },
      audit: aboutCase(row, { answer, evidence }),
    };
  },
});
