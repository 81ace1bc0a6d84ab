import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { CloudDefinition, ProbeView } from '@zhengyun/domain/clouds/schemas.ts';
import { nodePoolsOf } from '../../sample/city-clouds.ts';
import type { ConsoleClient } from '../console-client.ts';

const ADD_NODES = fileURLToPath(new URL('../../../../infra/local/control-plane/add-nodes.ts', import.meta.url));
const PROBE_MS = 60_000;

/** Racks the simulated nodes of `clouds` in the cluster of `kubeconfigFile`; the engine's programs never make any. */
export async function addNodes(kubeconfigFile: string, clouds: readonly CloudDefinition[]): Promise<number> {
  const pools = nodePoolsOf(clouds);
  const child = spawn(process.execPath, [ADD_NODES, kubeconfigFile], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  child.stdin.end(JSON.stringify(pools));
  const [code] = await ended;
  if (code !== 0) throw new Error(`the nodes of ${clouds.length} clouds could not be added (exit ${code})`);
  return pools.reduce((sum, { nodes }) => sum + nodes, 0);
}

/** Looks at a cluster through the console, as the page does before a cloud is added; resolves with the look's id. */
async function probe(engineer: ConsoleClient, kubeconfig: string): Promise<string> {
  const { probeId } = await engineer.mutate<{ probeId: string }>('clouds.askProbe', { kubeconfig });
  const deadline = Date.now() + PROBE_MS;
  for (;;) {
    const view = await engineer.query<ProbeView>('clouds.probe', { probeId });
    if (view.state === 'answered') return probeId;
    if (view.state !== 'asked') throw new Error(`the cluster is ${view.state}: ${view.reason ?? ''}`);
    if (Date.now() > deadline) throw new Error('nobody has looked at the cluster: does the worker run?');
    await pause(200);
  }
}

/** A cluster of this machine, by its name in the console. */
export interface LocalCluster {
  readonly cluster: string;
  readonly kubeconfigFile: string;
}

/** Adds `clouds` to the one cluster, each with the same look's credential: what the page and `cloud add FILE` do. */
export async function addClouds(
  engineer: ConsoleClient,
  { cluster, kubeconfigFile }: LocalCluster,
  clouds: readonly CloudDefinition[],
): Promise<number> {
  const kubeconfig = await readFile(kubeconfigFile, 'utf8');
  const probeId = await probe(engineer, kubeconfig);
  for (const definition of clouds)
    await engineer.mutate('clouds.add', { definition, clusterSlug: `local-${cluster}`, kubeconfig, probeId });
  return clouds.length;
}
