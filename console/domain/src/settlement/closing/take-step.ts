import { ingest } from '../../verb/ingest.ts';
import { statementStepSchema } from './jobs.ts';
import { startStep } from './step-store.ts';

/** Begins a piece of work and says on what; null where it is done already or another run has it. The acts it does leave the rows of the audit log. */
export const takeStep = ingest({
  event: 'settlement.step-ended',
  allow: ['job'],
  input: statementStepSchema,
  store: async ({ ctx, tx }, step) => ({ result: await startStep(tx, step, ctx.now) }),
});
