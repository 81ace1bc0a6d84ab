import { z } from 'zod';
import type { Job } from '../verb/job.ts';
import { idSchema } from '../verb/wire.ts';

/** Payloads cross a deployment: fields are added as optional ones and never change their meaning. */
export const operationJobSchema = z.object({ operationId: idSchema });
export const requestJobSchema = z.object({ requestId: idSchema });

export const OPERATION_PREVIEW = 'operation-preview';
export const OPERATION_APPLY = 'operation-apply';
export const OPERATION_RECOVER = 'operation-recover';
export const OPERATION_CANCEL = 'operation-cancel';

/** One job per operation and kind: asking again before it started changes nothing. */
function operationJob(task: string, operationId: string): Job {
  return { task, payload: { operationId }, key: `${task}:${operationId}`, attempts: 12 };
}
export const previewJob = (operationId: string): Job => operationJob(OPERATION_PREVIEW, operationId);
export const applyJob = (operationId: string): Job => operationJob(OPERATION_APPLY, operationId);
export const recoverJob = (operationId: string): Job => operationJob(OPERATION_RECOVER, operationId);
