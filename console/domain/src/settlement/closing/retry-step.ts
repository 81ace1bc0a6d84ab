import { answerableFor } from '../../verb/actor.ts';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { statementsById } from '../store.ts';
import { askIssues } from './ask-issues-store.ts';
import { statementStepJob } from './jobs.ts';
import { retrySchema } from './schemas.ts';
import { failedIssues, retryDrafts } from './step-store.ts';

/**
 * Tries again what failed of a month, once what it failed by was set right; nothing that waits, runs or is done is touched. Drafting goes
 * on for who asked for it. Issuing is asked for anew, by who tries again and as the statement stands now: what they may not issue stays
 * as it is, and of one contract alone it is refused (DRAFTER_ISSUES, STATEMENT_PARKED, STATE_CONFLICT).
 */
export const retryStep = command({
  event: 'settlement.steps-retried',
  allow: ['finance'],
  input: retrySchema,
  stepUp: true,
  async act(scope, { month, step, contractId }) {
    const { ctx, tx } = scope;
    const by = answerableFor(ctx.actor);
    if (by === null || ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['finance'] });
    const steps =
      step === 'draft'
        ? await retryDrafts(tx, { month, contractId, at: ctx.now })
        : await askIssues(scope, {
            rows: await statementsById(tx, await failedIssues(tx, { month, contractId })),
            by,
            again: { one: contractId !== undefined },
          });
    return {
      result: { retried: steps.length },
      audit: { object: { kind: 'accounting-period', id: month }, detail: { month, step, retried: steps.length } },
      jobs: steps.map(statementStepJob),
    };
  },
});
