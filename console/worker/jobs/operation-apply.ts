import { operationJobSchema } from '@zhengyun/domain/provisioning/jobs.ts';
import { startApplying } from '@zhengyun/domain/provisioning/start-applying.ts';
import { concludeApply } from '../operations/conclude-apply.ts';
import { withLease } from '../operations/held-lease.ts';
import { operationSpec } from '../operations/operation-spec.ts';
import { prepareRun } from '../operations/prepare-run.ts';
import { runEngine } from '../operations/run-engine.ts';
import { surveyCopies } from '../operations/survey-copies.ts';
import { surveyImportAgain } from '../operations/survey-import.ts';
import { surveyRemoval } from '../operations/survey-removal.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Applies an approved operation: looks again at what a removal would take and at what an import would adopt, previews again, carries out that very plan, verifies it on the cluster, delivers. */
export async function operationApply(worker: Worker, payload: unknown): Promise<void> {
  const { operationId } = operationJobSchema.parse(payload);
  const context = jobContext(worker, 'operation-apply');
  const prepared = await prepareRun(worker, context, operationId);
  if (!prepared) return;
  const { work, access } = prepared;
  const start = await startApplying(context.at(), { operationId, holder: worker.holder });
  if (start.outcome !== 'started') return;
  const { attempt } = start;
  await withLease({ worker, context, lease: start.lease }, async (lease) => {
    const run = { worker, context, work, access, lease, attempt };
    if (!(await surveyRemoval(run)) || !(await surveyCopies(run)) || !(await surveyImportAgain(run))) return;
    const expectedHash = work.operation.planHash ?? '';
    const spec = operationSpec(worker, { ...prepared, fence: lease.fence });
    const end = await runEngine(worker, context, { task: { task: 'apply', expectedHash }, spec, lease, attempt });
    await concludeApply(run, end);
  });
}
