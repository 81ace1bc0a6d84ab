import { confirmByDefault } from '@zhengyun/domain/settlement/confirm-by-default.ts';
import { confirmDueSchema, STATEMENT_CONFIRM_DUE } from '@zhengyun/domain/settlement/jobs.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** When a department's days to confirm are over, its silence confirms. */
export async function statementConfirmDue(worker: Pick<Worker, 'db' | 'now'>, payload: unknown): Promise<void> {
  const { statementId } = confirmDueSchema.parse(payload);
  await confirmByDefault(jobContext(worker, STATEMENT_CONFIRM_DUE).at(), { statementId });
}
