import { countJudgements } from '@zhengyun/domain/compliance/count-judgements.ts';
import { findDueJudgements } from '@zhengyun/domain/compliance/find-due-judgements.ts';
import { planJudgements } from '@zhengyun/domain/compliance/plan-judgements.ts';
import { publishPack } from '@zhengyun/domain/compliance/publish-pack.ts';
import { takeLoopLease } from '@zhengyun/domain/service-levels/take-loop-lease.ts';
import { packDigest } from '@zhengyun/engine/policy-check/pack-digest.ts';
import { policyDescriptions } from '@zhengyun/engine/policy-check/policy-descriptions.ts';
import { StateAway } from '@zhengyun/engine/policy-check/state-away.ts';
import { engineAvailability } from '../operations/engine-availability.ts';
import { judgeStack } from '../operations/judge-stack.ts';
import { type JobContext, jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'judge-stacks';
/** Above what a full turn of judgements takes; should one take longer, another worker's beside it do no harm. */
const LEASE_SECONDS = 120;
/** Stacks in one turn, one after the other: a judgement reads state by the engine's own command line, a second each. */
const IN_ONE_TURN = 20;

/**
 * One round of judgements, by the one worker that has the loop's lease: publishes the policies it runs with, gives new stacks their
 * place in the night, and judges those that are due by what their states hold. While the engine is not ready or the states' database
 * is away they stay due, and what is known of them stays as it is.
 */
export async function judgeStacks(worker: Worker): Promise<void> {
  const context = jobContext(worker, LOOP);
  const lease = { name: LOOP, holder: worker.holder, seconds: LEASE_SECONDS };
  if (!(await takeLoopLease(context.at(), lease)).held) return;
  const policies = policyDescriptions().map(({ controls, settings: _, listSettings, demands, ...policy }) => ({
    ...policy,
    controls: [...controls],
    settings: [...listSettings],
    demands: [...demands],
  }));
  const digest = await packDigest();
  await publishPack(context.at(), { digest, policies });
  await planJudgements(context.at(), undefined);
  const engine = await engineAvailability();
  if (engine.ready) await judgeDue(worker, context, { packDigest: digest, pulumi: engine.pulumi });
  const counts = await countJudgements(context.at(), undefined);
  for (const [status, stacks] of Object.entries(counts)) worker.metrics.judgements.set({ status }, stacks);
}

/** One stack that can't be judged or recorded keeps none of the others waiting. */
async function judgeDue(
  worker: Worker,
  context: JobContext,
  by: { readonly packDigest: string; readonly pulumi: string },
): Promise<void> {
  for (const stack of await findDueJudgements(context.at(), { limit: IN_ONE_TURN })) {
    if (worker.stopping.aborted) return;
    try {
      await judgeStack(worker, context, { stack, ...by });
    } catch (error) {
      worker.log.error({ err: error, stack: stack.name }, 'not judged; it stays due');
      if (error instanceof StateAway) return;
    }
  }
}
