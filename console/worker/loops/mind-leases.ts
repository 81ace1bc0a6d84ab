import { beginLease } from '@zhengyun/domain/reclaim/begin-lease.ts';
import { closeAnswered } from '@zhengyun/domain/reclaim/close-answered.ts';
import { findDueLeases } from '@zhengyun/domain/reclaim/find-due-leases.ts';
import { findDueReclaims } from '@zhengyun/domain/reclaim/find-due-reclaims.ts';
import { findToJudge } from '@zhengyun/domain/reclaim/find-to-judge.ts';
import { findWithoutLease } from '@zhengyun/domain/reclaim/find-without-lease.ts';
import { judgeResource } from '@zhengyun/domain/reclaim/judge-resource.ts';
import { putOffJudging } from '@zhengyun/domain/reclaim/put-off-judging.ts';
import { stepLease } from '@zhengyun/domain/reclaim/step-lease.ts';
import { tellDue } from '@zhengyun/domain/reclaim/tell-due.ts';
import { takeLoopLease } from '@zhengyun/domain/service-levels/take-loop-lease.ts';
import { type JobContext, jobContext, type Worker } from '../worker-context.ts';
import { makeRound } from './make-round.ts';

const LOOP = 'mind-leases';
const LOOP_LEASE_SECONDS = 300;

/**
 * One round over leases and reclaims, by the one worker that has the loop's lease: begins leases that are missing, reminds and stops as they
 * end, ends reclaims that were answered, tells the authority of steps that are due, and judges what was not judged for a day.
 * A row that fails keeps none of the others waiting.
 */
export async function mindLeases(worker: Pick<Worker, 'db' | 'now' | 'holder'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const lease = { name: LOOP, holder: worker.holder, seconds: LOOP_LEASE_SECONDS };
  if (!(await takeLoopLease(context.at(), lease)).held) return;
  const round = makeRound(LOOP);
  await round.each(
    'begin the lease of resource',
    () => findWithoutLease(context.at(), undefined),
    (resourceId) => {
      const now = context.at();
      return beginLease(now, { resourceId, at: now.now });
    },
  );
  await round.each(
    'step the lease of resource',
    () => findDueLeases(context.at(), undefined),
    (resourceId) => stepLease(context.at(), { resourceId }),
  );
  await round.each(
    'close reclaim',
    async () => (await findDueReclaims(context.at(), undefined)).answered,
    (reclaimId) => closeAnswered(context.at(), { reclaimId }),
  );
  await round.each(
    'tell of reclaim',
    async () => (await findDueReclaims(context.at(), undefined)).due,
    (reclaimId) => tellDue(context.at(), { reclaimId }),
  );
  await round.each(
    'judge resource',
    () => findToJudge(context.at(), undefined),
    (resourceId) => judge(context, resourceId),
  );
  round.end();
}

/** One that can't be judged waits a day as the others do, or a few hundred such would keep all the rest from being judged. */
async function judge(context: JobContext, resourceId: string): Promise<void> {
  try {
    await judgeResource(context.at(), { resourceId });
  } catch (error) {
    await putOffJudging(context.at(), { resourceId });
    throw error;
  }
}
