import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { enqueue } from '../verb/job.ts';
import { applyJob, previewJob, recoverJob } from './jobs.ts';
import { changeOperation, findOperation } from './operation-store.ts';
import { jobAfter, recoveryAskedAgain } from './rules.ts';
import { operationRefSchema } from './schemas.ts';

/** Asks again for the job that an operation in its state needs; the act itself leaves the audit row. Refused: NOT_FOUND. */
export const wakeOperation = ingest({
  event: 'provisioning.waiting',
  allow: ['job'],
  input: operationRefSchema,
  async store({ ctx, tx }, { operationId }) {
    const operation = await findOperation(tx, operationId);
    if (!operation) throw new DomainError('NOT_FOUND', { what: 'operation' });
    const wanted = jobAfter(operation.state);
    const jobs = { preview: previewJob, apply: applyJob, recover: recoverJob };
    if (operation.state === 'unknown')
      await changeOperation(tx, operationId, { state: 'unknown', recover_after: recoveryAskedAgain(ctx.now) });
    if (wanted) await enqueue(tx, jobs[wanted](operationId));
    return { result: { asked: wanted } };
  },
});
