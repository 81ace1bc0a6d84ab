import { monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import type { Job } from '../../verb/job.ts';
import { idSchema } from '../../verb/wire.ts';
import { jobStepSchema } from './schemas.ts';

/** Payload of `statement-step`: do this piece of work on a contract's month. */
export const statementStepSchema = z.object({ contractId: idSchema, month: monthSchema, step: jobStepSchema });
export type StatementStep = z.output<typeof statementStepSchema>;
export const STATEMENT_STEP = 'statement-step';

/** Done twice it ends as done once: a statement is built anew from the same facts, and issued once. */
export function statementStepJob({ contractId, month, step }: StatementStep): Job {
  const key = `${STATEMENT_STEP}:${step}:${month}:${contractId}`;
  return { task: STATEMENT_STEP, payload: { contractId, month, step }, key, attempts: 5 };
}
