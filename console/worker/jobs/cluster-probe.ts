import { CLUSTER_PROBE, clusterProbeJobSchema } from '@zhengyun/domain/clouds/jobs.ts';
import { readProbeWith } from '@zhengyun/domain/clouds/read-probe.ts';
import { recordProbe } from '@zhengyun/domain/clouds/record-probe.ts';
import { ClusterRefused, ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { surveyCluster } from '@zhengyun/engine/inventory/survey-cluster.ts';
import { CLOUD_RIGHTS } from '@zhengyun/interface/cloud-rights.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LONGEST_REASON = 400;

/** Looks at a cluster by the credential that somebody wants to register a cloud with, and records what it said. */
export async function clusterProbe(worker: Worker, payload: unknown): Promise<void> {
  const { probeId } = clusterProbeJobSchema.parse(payload);
  const context = jobContext(worker, CLUSTER_PROBE);
  const { kubeconfig } = await readProbeWith(worker.secrets)(context.at(), { probeId });
  await recordProbe(context.at(), { probeId, answer: await lookAt(kubeconfig) });
}

type Answer = Parameters<typeof recordProbe>[1]['answer'];

async function lookAt(kubeconfig: string): Promise<Answer> {
  try {
    const survey = await surveyCluster(kubeconfig, CLOUD_RIGHTS);
    const { missing, nodes, provisioners, operators, ...rest } = survey;
    return {
      state: 'answered',
      ...rest,
      missing: [...missing],
      nodes: [...nodes],
      provisioners: [...provisioners],
      operators: [...operators],
    };
  } catch (error) {
    const reason = (error as Error).message.slice(0, LONGEST_REASON);
    if (error instanceof ClusterUnreachable) return { state: 'unreachable', reason };
    if (error instanceof ClusterRefused) return { state: 'refused', reason };
    // A certificate or key that is none fails before a connection: that too is the credential's.
    return { state: 'unreachable', reason };
  }
}
