import { z } from 'zod';
import type { Job } from '../verb/job.ts';
import { idSchema } from '../verb/wire.ts';

/** Payload of `statement-confirm-due`: the department has not confirmed by then. */
export const confirmDueSchema = z.object({ statementId: idSchema });
export const STATEMENT_CONFIRM_DUE = 'statement-confirm-due';

/** The job that runs when the department's days are over. */
export function confirmDueJob(statementId: string, at: Date): Job {
  const task = STATEMENT_CONFIRM_DUE;
  return { task, payload: { statementId }, runAt: at, key: `${task}:${statementId}` };
}
