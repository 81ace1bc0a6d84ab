import type { Reading } from '../reading.ts';
import { parseResourceMetrics } from './parse-resource-metrics.ts';
import { type KubeletAccess, readKubelet } from './read-kubelet.ts';
import { makeNamespaceSums } from './sum-namespaces.ts';

/** Kubelets to read, and how. */
export interface KubeletSettings extends KubeletAccess {
  /** Address of each kubelet's /metrics/resource by the name of its node. */
  readonly kubelets: ReadonlyMap<string, URL>;
  /** What they print is played and not measured: every series says so. */
  readonly simulated: boolean;
}

/**
 * Reads what containers use from kubelets, summed up by namespace, with which nodes were read. One that can't be read fails the whole look: a sum without
 * one of its parts would say that a tenant uses less than it does.
 */
export function makeContainersReader(settings: KubeletSettings, now: () => number): () => Promise<Reading[]> {
  const sum = makeNamespaceSums(settings.simulated ? { simulated: 'true' } : {});
  return async () => {
    const looks = await Promise.all(
      [...settings.kubelets].map(async ([node, url]) => {
        const text = await readKubelet(url, settings).catch((error: unknown) => {
          throw new Error(`the kubelet of ${node} was not read: ${error instanceof Error ? error.message : error}`);
        });
        return [node, parseResourceMetrics(text, now())] as const;
      }),
    );
    return sum({ atMs: now(), containers: new Map(looks) });
  };
}
