import { postponeOperation } from '@zhengyun/domain/provisioning/postpone-operation.ts';
import { recordApplied } from '@zhengyun/domain/provisioning/record-applied.ts';
import { recordFailure } from '@zhengyun/domain/provisioning/record-failure.ts';
import { recordPlanChanged } from '@zhengyun/domain/provisioning/record-plan-changed.ts';
import { recordRefreshed } from '@zhengyun/domain/provisioning/record-refreshed.ts';
import { recordUnknown } from '@zhengyun/domain/provisioning/record-unknown.ts';
import type { ApplyResult } from '@zhengyun/engine/runner/contract.ts';
import { awayOf } from './away.ts';
import { deliver } from './deliver.ts';
import type { OperationRun } from './operation-run.ts';
import type { EngineEnd } from './run-engine.ts';
import { stopTrouble } from './stop-trouble.ts';
import { refusalOf, stallTrouble } from './trouble.ts';

type Failed = Extract<ApplyResult, { outcome: 'failed' }>;
const UNHEARD = { code: 'CHILD_ENDED', message: 'the run ended without a result' } as const;

/** Records how an apply or a recovery ended; what the engine finished is then verified on the cluster and delivered. */
export async function concludeApply(run: OperationRun, { last, stalledAfterMs }: EngineEnd): Promise<void> {
  const { context, work, lease } = run;
  const claim = { operationId: work.operation.id, fence: lease.fence };
  const result = last?.report === 'apply' ? last.result : null;
  switch (result?.outcome) {
    case 'done': {
      const { provider, outputs, counts, ms } = result;
      if (work.operation.verb === 'refresh') {
        await recordRefreshed(context.at(), { ...claim, provider, counts, engineMs: ms });
        return;
      }
      await recordApplied(context.at(), { ...claim, provider, outputs, counts, engineMs: ms });
      return deliver(run, outputs);
    }
    case 'plan-changed': {
      const { canonicalPlan, hash, diff, findings } = result;
      await recordPlanChanged(context.at(), { ...claim, canonicalPlan, hash, diff, findings });
      return;
    }
    case 'failed':
      if (stalledAfterMs === null) return concludeFailure(run, result);
      // It hung and was cut: what was approved is not given up for that, and a recovery finds out what there is of it.
      await recordUnknown(context.at(), {
        ...claim,
        trouble: stallTrouble(stalledAfterMs),
        leftovers: result.leftovers,
      });
      return;
    default: {
      const trouble = result?.trouble ?? UNHEARD;
      const refusal =
        stalledAfterMs === null ? refusalOf(trouble, 'apply', work.cloud.name) : stallTrouble(stalledAfterMs);
      const explained = trouble.code === 'RECOVERY_UNEXPLAINED' ? { explained: 'no' } : {};
      const facts = { ...refusal.facts, ...explained };
      await recordUnknown(context.at(), {
        ...claim,
        trouble: { ...refusal, facts },
        leftovers: result?.leftovers ?? [],
      });
    }
  }
}

/**
 * A failure before anything was touched because the cluster or the engine's state is away is tried again. One by a lock, under our own lease, is a
 * dead writer's lock; one by our own stopping is a cut: both are for a recovery.
 */
async function concludeFailure(run: OperationRun, failed: Failed): Promise<void> {
  const { worker, context, work, lease } = run;
  const claim = { operationId: work.operation.id, fence: lease.fence };
  const { trouble: cause, findings, leftovers } = failed;
  const untouched = leftovers.length === 0;
  const stopped = cause.code === 'CANCELLED' ? stopTrouble(run) : null;
  const trouble = stopped ?? refusalOf(cause, untouched ? 'untouched-apply' : 'apply', work.cloud.name);
  const away = awayOf(cause.code, run);
  if (away && untouched) {
    await postponeOperation(context.at(), { ...claim, waitingFor: away });
  } else if (
    cause.code === 'STACK_LOCKED' ||
    (cause.code === 'CANCELLED' && stopped === null && worker.stopping.aborted)
  ) {
    await recordUnknown(context.at(), { ...claim, trouble, leftovers });
  } else {
    await recordFailure(context.at(), { ...claim, trouble, findings, leftovers });
  }
}
