import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { aboutCase, caseFor } from './acting-store.ts';
import { changeCase } from './case-store.ts';
import { caseRefSchema } from './schemas.ts';

/** Takes a case on, or over from who has it: from then on the caller answers for it. Refused as `caseFor` says. */
export const takeCase = command({
  event: 'reconciliation.case-taken',
  allow: ['finance', 'platform-engineer'],
  input: caseRefSchema,
  async act(scope, { caseId }) {
    const row = await caseFor(scope, caseId, 'take');
    const by = answerableFor(scope.ctx.actor) ?? '';
    await changeCase(scope.tx, caseId, { state: 'taken', taken_by: by, taken_at: scope.ctx.now });
    return {
      result: { caseId, number: row.number, state: 'taken' as const },
      audit: aboutCase(row, { from: row.taken_by }),
    };
  },
});
