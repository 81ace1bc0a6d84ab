import { z } from 'zod';
import { ingest } from '../../verb/ingest.ts';
import { idSchema } from '../../verb/wire.ts';
import { renewStepRow } from './step-store.ts';

/** A run of a piece of work says that it lives; false: it has the work no more. The act it does leaves the row of the audit log. */
export const renewStep = ingest({
  event: 'settlement.step-ended',
  allow: ['job'],
  input: z.strictObject({ run: idSchema }),
  store: async ({ ctx, tx }, { run }) => ({ result: await renewStepRow(tx, { run, at: ctx.now }) }),
});
