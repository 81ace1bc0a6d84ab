import { readCredentialWith } from '@zhengyun/domain/clouds/read-credential.ts';
import { probeTargets } from '@zhengyun/domain/service-levels/probe-targets.ts';
import { recordObservations } from '@zhengyun/domain/service-levels/record-observations.ts';
import { takeLoopLease } from '@zhengyun/domain/service-levels/take-loop-lease.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import { probeApi } from '@zhengyun/engine/inventory/probe-api.ts';
import { type JobContext, jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'probe-clouds';
/** Above the interval, so that the holder keeps the loop, and short, so that another takes it over soon after its end. */
const LEASE_FACTOR = 3;

type Target = Awaited<ReturnType<typeof probeTargets>>[number];

/**
 * One look at every cloud's API, in the name of one observer, by the one worker that has the loop's lease. What
 * can't be looked at (no credential yet) is not observed, which is not the same as down.
 */
export async function probeClouds(worker: Worker): Promise<void> {
  const context = jobContext(worker, LOOP);
  const lease = await takeLoopLease(context.at(), {
    name: LOOP,
    holder: worker.holder,
    seconds: worker.env.PROBE_SECONDS * LEASE_FACTOR,
  });
  if (!lease.held) return;
  const targets = await probeTargets(context.at(), undefined);
  await Promise.all(
    targets.map((target) =>
      probe(worker, context, target).catch((error: unknown) => {
        const { cloudId } = target;
        // A cloud without its cluster yet is expected at every first start; anything else is somebody's to look at.
        if (error instanceof DomainError && error.code === 'CLOUD_NOT_READY')
          worker.log.debug({ cloudId }, 'no cluster to observe yet');
        else worker.log.warn({ err: error, cloudId }, 'not observed');
      }),
    ),
  );
}

async function probe(worker: Worker, context: JobContext, target: Target): Promise<void> {
  const { objectId, cloudId } = target;
  const { kubeconfig } = await readCredentialWith(worker.secrets)(context.at(), { cloudId, purpose: 'cloud' });
  const at = worker.now();
  const { up, latencyMs, detail } = await probeApi(kubeconfig);
  worker.metrics.probes.inc({ outcome: up ? 'up' : 'down' });
  const observation = { objectId, at, up, latencyMs, detail: detail.slice(0, 500) };
  for (const observerId of target.observerIds) {
    await recordObservations(context.at(), { observerId, observations: [observation] });
  }
}
