import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installOperators } from '../operators/install-operators.ts';
import type { RememberedPorts } from '../supervise/remembered-ports.ts';
import type { Supervisor } from '../supervise/supervisor.ts';
import { writePrivate } from '../supervise/write-private.ts';
import { connectApi } from './api-client.ts';
import { type ClusterParts, type ControlPlaneTools, clusterParts } from './cluster-parts.ts';
import { ensureNodes } from './ensure-nodes.ts';
import { etcdPart } from './etcd-part.ts';
import { gpuNodes, LOCAL_CLUSTERS, type LocalCluster, NODE_POOLS } from './node-pools.ts';

export interface StartControlPlanesOptions {
  /** Holds everything the clusters keep, with the administrators' kubeconfigs as `<cluster>.kubeconfig` (0600). */
  readonly dir: string;
  readonly tools: ControlPlaneTools;
  readonly supervisor: Supervisor;
  readonly ports: RememberedPorts;
}

export interface RunningCluster {
  readonly cluster: LocalCluster;
  readonly server: string;
  readonly kubeconfigFile: string;
  readonly kubeconfig: string;
}

/**
 * Starts the local clusters under `supervisor`: one etcd, and for each an API server, controllers, a scheduler, simulated
 * nodes and simulated hardware. Resolves when every API is ready and every node is known; it keeps what was there before.
 */
export async function startControlPlanes(options: StartControlPlanesOptions): Promise<RunningCluster[]> {
  const { dir, tools, supervisor } = options;
  mkdirSync(join(dir, 'etcd'), { recursive: true, mode: 0o700 });
  await supervisor.start(etcdPart(dir, tools.etcd));
  return Promise.all(LOCAL_CLUSTERS.map((cluster) => startCluster(cluster, options)));
}

async function startCluster(
  cluster: LocalCluster,
  { dir, tools, supervisor, ports: remembered }: StartControlPlanesOptions,
): Promise<RunningCluster> {
  const ports = {
    apiserver: await remembered.take(`${cluster}-apiserver`),
    controllerManager: await remembered.take(`${cluster}-controller-manager`),
    scheduler: await remembered.take(`${cluster}-scheduler`),
    nodes: await remembered.take(`${cluster}-nodes`),
  };
  const parts = clusterParts({ cluster, dir, ports, tools });
  await supervisor.start(parts.apiserver);
  parts.writeKubeconfigs();
  await prepareCluster(cluster, parts);
  await Promise.all(parts.controllers.map((part) => supervisor.start(part)));
  const kubeconfig = parts.adminKubeconfig();
  const kubeconfigFile = join(dir, `${cluster}.kubeconfig`);
  writePrivate(kubeconfigFile, kubeconfig);
  return { cluster, server: `https://127.0.0.1:${ports.apiserver}`, kubeconfigFile, kubeconfig };
}

/** Before the controllers start: they then know every kind from their first round on. */
async function prepareCluster(cluster: LocalCluster, parts: ClusterParts): Promise<void> {
  const api = connectApi(parts.adminKubeconfig());
  try {
    await Promise.all([ensureNodes(api, NODE_POOLS[cluster]), installOperators(api, gpuNodes(NODE_POOLS[cluster]))]);
  } finally {
    api.close();
  }
}
