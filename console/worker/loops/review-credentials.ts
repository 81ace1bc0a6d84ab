import { readCredentialWith } from '@zhengyun/domain/clouds/read-credential.ts';
import { findDueRights } from '@zhengyun/domain/clouds/rights/find-due-rights.ts';
import { listRights } from '@zhengyun/domain/clouds/rights/list-rights.ts';
import { recordRights } from '@zhengyun/domain/clouds/rights/record-rights.ts';
import { type DueRights, RIGHTS_STATUSES } from '@zhengyun/domain/clouds/rights/schemas.ts';
import { takeLoopLease } from '@zhengyun/domain/service-levels/take-loop-lease.ts';
import { ClusterRefused, ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { reviewRights } from '@zhengyun/engine/inventory/review-rights.ts';
import { CLOUD_RIGHTS } from '@zhengyun/interface/cloud-rights.ts';
import { type JobContext, jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'review-credentials';
/** Well above a turn; should one take longer, another worker's questions beside it do no harm. */
const LEASE_SECONDS = 120;
/** Credentials in one turn, one after the other: each is some sixty questions to one cluster. */
const IN_ONE_TURN = 5;
const LONGEST_REASON = 400;

/**
 * One round of asking, by the one worker that has the loop's lease: what the stored credentials that are due may really do, as their
 * clusters say. Newly stored ones come first. A cluster that gives no answer leaves what was known, and is asked again soon.
 */
export async function reviewCredentials(worker: Worker): Promise<void> {
  const { RIGHTS_SECONDS: everySeconds } = worker.env;
  if (everySeconds === 0) return;
  const context = jobContext(worker, LOOP);
  const lease = { name: LOOP, holder: worker.holder, seconds: LEASE_SECONDS };
  if (!(await takeLoopLease(context.at(), lease)).held) return;
  for (const due of await findDueRights(context.at(), { limit: IN_ONE_TURN })) {
    if (worker.stopping.aborted) return;
    const { cloudId, purpose } = due;
    await review(worker, context, due).catch((error: unknown) =>
      worker.log.error({ err: error, cloudId, purpose }, 'rights of a credential not asked; it stays due'),
    );
  }
  const { items } = await listRights(context.at(), undefined);
  for (const status of RIGHTS_STATUSES)
    worker.metrics.credentials.set({ status }, items.filter((each) => each.status === status).length);
}

async function review(worker: Worker, context: JobContext, due: DueRights): Promise<void> {
  const { cloudId, purpose, namespaces } = due;
  const startedAt = worker.now();
  const { kubeconfig } = await readCredentialWith(worker.secrets)(context.at(), { cloudId, purpose });
  const result = await answerOf(kubeconfig, { namespaces, rights: purpose === 'cloud' ? CLOUD_RIGHTS : [] });
  await recordRights(context.at(), { cloudId, purpose, startedAt, everySeconds: worker.env.RIGHTS_SECONDS, result });
}

type Result = Parameters<typeof recordRights>[1]['result'];

async function answerOf(kubeconfig: string, asked: Parameters<typeof reviewRights>[1]): Promise<Result> {
  try {
    return { outcome: 'answered', review: await reviewRights(kubeconfig, asked) };
  } catch (error) {
    const reason = (error as Error).message.slice(0, LONGEST_REASON);
    if (error instanceof ClusterRefused) return { outcome: 'refused', reason };
    if (error instanceof ClusterUnreachable) return { outcome: 'unreachable', reason };
    throw error;
  }
}
