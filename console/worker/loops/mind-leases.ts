import { beginLease } from '@zhengyun/domain/reclaim/begin-lease.ts';
import { closeAnswered } from '@zhengyun/domain/reclaim/close-answered.ts';
import { findDueLeases } from '@zhengyun/domain/reclaim/find-due-leases.ts';
import { findDueReclaims } from '@zhengyun/domain/reclaim/find-due-reclaims.ts';
import { findToJudge } from '@zhengyun/domain/reclaim/find-to-judge.ts';
import { findWithoutLease } from '@zhengyun/domain/reclaim/find-without-lease.ts';
import { judgeResource } from '@zhengyun/domain/reclaim/judge-resource.ts';
import { stepLease } from '@zhengyun/domain/reclaim/step-lease.ts';
import { tellDue } from '@zhengyun/domain/reclaim/tell-due.ts';
import { takeLoopLease } from '@zhengyun/domain/service-levels/take-loop-lease.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'mind-leases';
const LOOP_LEASE_SECONDS = 300;

/** Does each in turn; one whose state has changed since it was found is left to the next turn. */
async function each(ids: readonly string[], act: (id: string) => Promise<unknown>): Promise<void> {
  for (const id of ids) {
    await act(id).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }
}

/**
 * One round over leases and reclaims, by the one worker that has the loop's lease: begins leases that are missing, reminds and stops as they
 * end, ends reclaims that were answered, tells the authority of steps that are due, and judges what was not judged for a day.
 */
export async function mindLeases(worker: Pick<Worker, 'db' | 'now' | 'holder'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const lease = { name: LOOP, holder: worker.holder, seconds: LOOP_LEASE_SECONDS };
  if (!(await takeLoopLease(context.at(), lease)).held) return;
  await each(await findWithoutLease(context.at(), undefined), (resourceId) => {
    const now = context.at();
    return beginLease(now, { resourceId, at: now.now });
  });
  await each(await findDueLeases(context.at(), undefined), (resourceId) => stepLease(context.at(), { resourceId }));
  const { answered, due } = await findDueReclaims(context.at(), undefined);
  await each(answered, (reclaimId) => closeAnswered(context.at(), { reclaimId }));
  await each(due, (reclaimId) => tellDue(context.at(), { reclaimId }));
  await each(await findToJudge(context.at(), undefined), (resourceId) => judgeResource(context.at(), { resourceId }));
}
