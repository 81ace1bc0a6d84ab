import { z } from 'zod';
import type { Job } from '../verb/job.ts';
import { idSchema } from '../verb/wire.ts';

/** Payload of `cluster-probe`: look at a cluster by the credential of this probe. */
export const clusterProbeJobSchema = z.object({ probeId: idSchema });
export const CLUSTER_PROBE = 'cluster-probe';

/** One look, tried a few times where the worker itself fails; a silent cluster is an answer. */
export function clusterProbeJob(probeId: string): Job {
  return { task: CLUSTER_PROBE, payload: { probeId }, key: `${CLUSTER_PROBE}:${probeId}`, attempts: 5 };
}
