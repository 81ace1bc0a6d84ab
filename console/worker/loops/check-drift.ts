import { countDrift } from '@zhengyun/domain/drift/count-drift.ts';
import { findDueChecks } from '@zhengyun/domain/drift/find-due-checks.ts';
import { planChecks } from '@zhengyun/domain/drift/plan-checks.ts';
import { takeLoopLease } from '@zhengyun/domain/service-levels/take-loop-lease.ts';
import { engineAvailability } from '../operations/engine-availability.ts';
import { lookAtStack } from '../operations/look-at-stack.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'check-drift';
/** Well above a look of a large stack; should one take longer, another worker's looks beside it do no harm. */
const LEASE_SECONDS = 120;

/**
 * One round of looks, by the one worker that has the loop's lease: the stacks that are due, as many at once as are allowed, longest
 * due first. People's operations come first: while they fill the worker's engine slots no look begins.
 */
export async function checkDrift(worker: Worker): Promise<void> {
  const { DRIFT_SECONDS: everySeconds, DRIFT_PARALLEL: limit, ENGINE_PARALLEL } = worker.env;
  if (everySeconds === 0) return;
  const context = jobContext(worker, LOOP);
  const lease = { name: LOOP, holder: worker.holder, seconds: LEASE_SECONDS };
  if (!(await takeLoopLease(context.at(), lease)).held) return;
  await planChecks(context.at(), { everySeconds });
  const [running] = (await worker.metrics.running.get()).values;
  const engine = await engineAvailability();
  if (engine.ready && (running?.value ?? 0) < ENGINE_PARALLEL) {
    const due = await findDueChecks(context.at(), { limit });
    await Promise.all(
      due.map((stackId) =>
        lookAtStack(worker, context, { stackId, pulumi: engine.pulumi }).catch((error: unknown) =>
          worker.log.error({ err: error, stackId }, 'look at a stack failed'),
        ),
      ),
    );
  }
  const { opened, ...counts } = await countDrift(context.at(), {});
  worker.metrics.openedTenancies.set(opened);
  for (const [status, stacks] of Object.entries(counts)) worker.metrics.driftStacks.set({ status }, stacks);
}
