import { answerableFor } from '../../verb/actor.ts';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { refusalOf } from '../state-rules.ts';
import { handOf, standingOf } from '../state-store.ts';
import { statementsById } from '../store.ts';
import { type StatementStep, statementStepJob } from './jobs.ts';
import { issueManySchema } from './schemas.ts';
import { askStep } from './step-store.ts';

/** Has many statements issued, each by a job of its own in the name of who asks; those that may not be issued by them now are left out and counted. */
export const issueStatements = command({
  event: 'settlement.issuing-asked',
  allow: ['finance'],
  input: issueManySchema,
  stepUp: true,
  async act({ ctx, tx }, { statementIds }) {
    const by = answerableFor(ctx.actor);
    if (by === null || ctx.actor.kind !== 'person') throw new DomainError('ROLE_MISSING', { needed: ['finance'] });
    const rows = await statementsById(tx, statementIds);
    const steps: StatementStep[] = [];
    for (const row of rows) {
      if (refusalOf('issue', standingOf(row), handOf(ctx.actor, row)) !== null) continue;
      const step = { contractId: row.contract_id, month: row.month, step: 'issue' as const };
      if (await askStep(tx, { step, departmentId: row.department_id, by, at: ctx.now })) steps.push(step);
    }
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
