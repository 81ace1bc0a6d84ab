import { operationJobSchema } from '@zhengyun/domain/provisioning/jobs.ts';
import { connectionName } from '@zhengyun/domain/provisioning/rules.ts';
import { startRecovering } from '@zhengyun/domain/provisioning/start-recovering.ts';
import { cutStateConnections } from '@zhengyun/domain/provisioning/state-connections-store.ts';
import { canonicalPlanSchema } from '@zhengyun/engine/runner/contract.ts';
import { concludeApply } from '../operations/conclude-apply.ts';
import { withLease } from '../operations/held-lease.ts';
import { operationSpec } from '../operations/operation-spec.ts';
import { prepareRun } from '../operations/prepare-run.ts';
import { runEngine } from '../operations/run-engine.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/**
 * Takes over an operation whose writer was cut off: with the lease's life and grace over, the old writer's connections to
 * the state are cut, and the engine finds out what it did and finishes what was approved.
 */
export async function operationRecover(worker: Worker, payload: unknown): Promise<void> {
  const { operationId } = operationJobSchema.parse(payload);
  const context = jobContext(worker, 'operation-recover');
  const prepared = await prepareRun(worker, context, operationId);
  if (!prepared) return;
  const { work, access } = prepared;
  const { lease: taken, attempt } = await startRecovering(context.at(), { operationId, holder: worker.holder });
  await withLease({ worker, context, lease: taken }, async (lease) => {
    if (taken.previousFence !== null) {
      const cut = await cutStateConnections(worker.env.STATE_URL, connectionName(work.stack.id, taken.previousFence));
      worker.log.info({ operation: work.operation.number, cut }, 'taken over');
    }
    const approved = canonicalPlanSchema.parse(work.operation.canonicalPlan);
    const spec = operationSpec(worker, { ...prepared, fence: lease.fence });
    const finish = work.operation.stopReason === null;
    const end = await runEngine(worker, context, {
      task: { task: 'recover', approved, finish },
      spec,
      lease,
      attempt,
    });
    await concludeApply({ worker, context, work, access, lease, attempt }, end);
  });
}
