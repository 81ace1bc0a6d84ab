import { answerableFor } from '../../verb/actor.ts';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { statementsById } from '../store.ts';
import { askIssues } from './ask-issues-store.ts';
import { statementStepJob } from './jobs.ts';
import { issueManySchema } from './schemas.ts';

/** Has many statements issued, each by a job of its own in the name of who asks; those that may not be issued by them now are left out and counted. */
export const issueStatements = command({
  event: 'settlement.issuing-asked',
  allow: ['finance'],
  input: issueManySchema,
  stepUp: true,
  async act(scope, { statementIds }) {
    const { ctx, tx } = scope;
    const by = answerableFor(ctx.actor);
    if (by === null || ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['finance'] });
    const rows = await statementsById(tx, statementIds);
    const steps = await askIssues(scope, { rows, by });
    const months = [...new Set(rows.map(({ month }) => month))];
    return {
      result: { asked: steps.length, refused: rows.length - steps.length },
      audit: {
        object: { kind: 'accounting-period', id: months[0] ?? '' },
        detail: { months, asked: steps.length, numbers: rows.map(({ number }) => number) },
      },
      jobs: steps.map(statementStepJob),
    };
  },
});
