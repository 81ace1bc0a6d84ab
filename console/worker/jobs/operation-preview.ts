import { interruptPreview } from '@zhengyun/domain/provisioning/interrupt-preview.ts';
import { operationJobSchema } from '@zhengyun/domain/provisioning/jobs.ts';
import { postponeOperation } from '@zhengyun/domain/provisioning/postpone-operation.ts';
import { readWork } from '@zhengyun/domain/provisioning/read-work.ts';
import { recordFailure } from '@zhengyun/domain/provisioning/record-failure.ts';
import { recordPreview } from '@zhengyun/domain/provisioning/record-preview.ts';
import { startPreviewing } from '@zhengyun/domain/provisioning/start-previewing.ts';
import type { PreviewResult } from '@zhengyun/engine/runner/contract.ts';
import { awayOf } from '../operations/away.ts';
import { withLease } from '../operations/held-lease.ts';
import { MOST_CUT_PREVIEWS, type OperationRun } from '../operations/operation-run.ts';
import { operationSpec } from '../operations/operation-spec.ts';
import { prepareRun } from '../operations/prepare-run.ts';
import { type EngineEnd, runEngine } from '../operations/run-engine.ts';
import { newPassphrase } from '../operations/stack-passphrase.ts';
import { surveyCopies } from '../operations/survey-copies.ts';
import { surveyImport } from '../operations/survey-import.ts';
import { surveyRemoval } from '../operations/survey-removal.ts';
import { previewRefusal, stallTrouble } from '../operations/trouble.ts';
import { type JobContext, jobContext, type Worker } from '../worker-context.ts';

/** Previews an operation: the plan that people will decide on. Changes nothing on the cluster. */
export async function operationPreview(worker: Worker, payload: unknown): Promise<void> {
  const { operationId } = operationJobSchema.parse(payload);
  const context = jobContext(worker, 'operation-preview');
  const prepared = await prepareRun(worker, context, operationId);
  if (!prepared) return;
  const passphrase = newPassphrase(worker.secrets, prepared.work.stack.id);
  const start = await startPreviewing(context.at(), { operationId, holder: worker.holder, passphrase });
  if (start.outcome !== 'started') return;
  await withLease({ worker, context, lease: start.lease }, async (lease) => {
    const { attempt } = start;
    const { access } = prepared;
    const run = { worker, context, work: prepared.work, access, lease, attempt };
    if (!(await surveyImport(run)) || !(await surveyRemoval(run)) || !(await surveyCopies(run))) return;
    // Read again: its passphrase may have been made just now, and an import's inputs.
    const work = await readWork(context.at(), { operationId });
    const spec = operationSpec(worker, { ...prepared, work, fence: lease.fence });
    const end = await runEngine(worker, context, { task: { task: 'preview' }, spec, lease, attempt });
    await conclude({ worker, context, work, access, lease, attempt }, end);
  });
  await askAgainIfCut(worker, context, operationId);
}

async function conclude(run: OperationRun, { last, stalledAfterMs }: EngineEnd): Promise<void> {
  const { worker, context, work, lease } = run;
  const claim = { operationId: work.operation.id, fence: lease.fence };
  const result: PreviewResult | null = last?.report === 'preview' ? last.result : null;
  if (result?.outcome === 'previewed') {
    const { canonicalPlan, hash, diff, findings } = result;
    await recordPreview(context.at(), { ...claim, canonicalPlan, hash, diff, findings });
    return;
  }
  if (worker.stopping.aborted) return;
  // Nothing was changed: it is asked for again once the lease is given back.
  if (stalledAfterMs !== null && run.attempt < MOST_CUT_PREVIEWS) return;
  if (stalledAfterMs !== null) {
    const trouble = stallTrouble(stalledAfterMs);
    await recordFailure(context.at(), { ...claim, trouble, findings: [], leftovers: [] });
    return;
  }
  if (result === null) return;
  const { trouble: cause, findings } = result;
  const away = awayOf(cause.code, run);
  if (away) {
    await postponeOperation(context.at(), { ...claim, waitingFor: away });
    return;
  }
  if (cause.code === 'CHILD_ENDED' && run.attempt < MOST_CUT_PREVIEWS) return;
  const trouble = previewRefusal(cause, work);
  await recordFailure(context.at(), { ...claim, trouble, findings, leftovers: [] });
}

/** A preview without a result changed nothing; with the lease given back it is asked for again at once. */
async function askAgainIfCut(worker: Worker, context: JobContext, operationId: string): Promise<void> {
  const { operation } = await readWork(context.at(), { operationId });
  if (operation.state !== 'previewing') return;
  worker.log.warn({ operation: operation.number }, 'preview ended without a result; asked for again');
  await interruptPreview(context.at(), { operationId });
}
