import { command } from '../../verb/command.ts';
import { statementStepJob } from './jobs.ts';
import { retrySchema } from './schemas.ts';
import { retryFailed } from './step-store.ts';

/** Tries again what failed of a month, once what it failed by was set right; nothing that waits, runs or is done is touched. */
export const retryStep = command({
  event: 'settlement.steps-retried',
  allow: ['finance'],
  input: retrySchema,
  async act({ tx }, { month, step, contractId }) {
    const failed = await retryFailed(tx, { month, step, contractId });
    return {
      result: { retried: failed.length },
      audit: { object: { kind: 'accounting-period', id: month }, detail: { month, step, retried: failed.length } },
      jobs: failed.map((row) => statementStepJob({ contractId: row.contract_id, month, step })),
    };
  },
});
