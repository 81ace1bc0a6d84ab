import { readFile } from 'node:fs/promises';
import { type ClusterConnection, withCluster } from '../inventory/cluster-connection.ts';
import { ObjectPaths } from '../inventory/object-path.ts';
import type { EnginePlan } from './canonical-plan.ts';
import type { EngineStack } from './engine-stack.ts';
import type { StateDeployment } from './pending-create.ts';
import { type PlannedCreate, plannedCreates, withStrays } from './strays.ts';

/** Field managers of both providers begin so. */
const OUR_MANAGER = 'pulumi-kubernetes';

/**
 * Enters into the state what the last preview would make and what stands on the cluster already by our own hand: a provider
 * that was killed, or whose answer was lost, has made it and told nobody. An object of the same name that somebody else
 * made is left alone. Gives whether there was any; the state must then be read anew.
 */
export async function adoptStrays({ stack, spec, layout }: EngineStack): Promise<boolean> {
  if (spec.verb !== 'deploy') return false;
  const planned = plannedCreates(JSON.parse(await readFile(layout.planFile, 'utf8')) as EnginePlan);
  if (planned.length === 0) return false;
  const found = await withCluster(spec.kubeconfig, async (cluster) => {
    const paths = new ObjectPaths(cluster);
    return Promise.all(planned.map((create) => isOurs(cluster, paths, create)));
  });
  const strays = planned.filter((_, index) => found[index]);
  if (strays.length === 0) return false;
  const state = await stack.exportStack();
  await stack.importStack({ ...state, deployment: withStrays(state.deployment as StateDeployment, strays) });
  return true;
}

interface LiveObject {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly managedFields?: readonly { readonly manager?: string }[];
  };
}

/** Whether the planned object stands on the cluster with every label it was to have, and our provider made it. */
async function isOurs(cluster: ClusterConnection, paths: ObjectPaths, { inputs }: PlannedCreate): Promise<boolean> {
  const { apiVersion, kind, metadata } = inputs ?? {};
  const { name, namespace, labels } = (metadata ?? {}) as { name: string; namespace?: string; labels?: object };
  const path = await paths.of({
    apiVersion: String(apiVersion),
    kind: String(kind),
    namespace: namespace ?? null,
    name,
  });
  const answer = path === null ? null : await cluster.get(path);
  if (answer?.status !== 200) return false;
  const live = (answer.body as LiveObject).metadata ?? {};
  const labelled = Object.entries(labels ?? {}).every(([key, value]) => live.labels?.[key] === value);
  return labelled && (live.managedFields ?? []).some(({ manager }) => manager?.startsWith(OUR_MANAGER));
}
