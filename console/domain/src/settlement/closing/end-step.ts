import { z } from 'zod';
import { ingest } from '../../verb/ingest.ts';
import { idSchema } from '../../verb/wire.ts';
import { statementStepSchema } from './jobs.ts';
import { endStepRow } from './step-store.ts';

const endSchema = statementStepSchema.extend({
  /** The run that ends it, as it was told when it took the work. */
  run: idSchema,
  failure: z
    .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])) })
    .nullable(),
});

/** Ends a piece of work that `run` still has. What failed leaves a row of its own in the audit log; what was done has left one by its act. */
export const endStep = ingest({
  event: 'settlement.step-ended',
  allow: ['job'],
  input: endSchema,
  async store({ ctx, tx }, { failure, run, ...step }) {
    const row = await endStepRow(tx, step, { run, at: ctx.now, failure });
    if (!row || !failure) return { result: undefined };
    const about = { kind: 'accounting-period' as const, id: step.month };
    const detail = { ...step, code: failure.code, facts: failure.facts };
    return { result: undefined, audit: { object: about, departmentId: row.department_id, detail } };
  },
});
