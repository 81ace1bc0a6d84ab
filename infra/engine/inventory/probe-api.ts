import { ClusterUnreachable, withCluster } from './cluster-connection.ts';

/** One look at a cluster's API: whether it said it is ready, and how long that took (whole milliseconds). */
export interface ApiProbe {
  readonly up: boolean;
  readonly latencyMs: number;
  /** Empty when up; else what was seen instead. */
  readonly detail: string;
}

/**
 * Asks the API server's /readyz. Only its own "ready" (200) counts as up; a refusal, an error or silence for `deadlineMs`
 * is down. An error of ours (an unreadable kubeconfig) rejects: it says nothing about the cluster.
 */
export function probeApi(kubeconfig: string, deadlineMs = 5_000): Promise<ApiProbe> {
  return withCluster(kubeconfig, async (cluster) => {
    const startedAt = performance.now();
    const elapsed = () => Math.round(performance.now() - startedAt);
    try {
      const { status } = await cluster.get('/readyz', deadlineMs);
      return { up: status === 200, latencyMs: elapsed(), detail: status === 200 ? '' : `answered ${status}` };
    } catch (error) {
      if (!(error instanceof ClusterUnreachable)) throw error;
      return { up: false, latencyMs: elapsed(), detail: error.message };
    }
  });
}
