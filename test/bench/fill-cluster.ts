import { setTimeout as pause } from 'node:timers/promises';
import { type ApiClient, ApiError, connectApi } from '@zhengyun/local/control-plane/api-client.ts';
import { RESTRICTED } from '@zhengyun/local/operators/simulated-operator.ts';
import { atOnce } from './at-once.ts';
import { progressOf } from './progress.ts';

const CALLS_AT_ONCE = 12;
/** Longest time that making all of them may take: past it the load is what stands then. */
const WITHIN_MS = 240_000;
const SETTLE_MS = 90_000;
const SIZE = { cpu: '128', memory: '1024Gi', pods: '500' };

interface Metadata {
  readonly name: string;
  readonly uid: string;
  readonly labels?: Readonly<Record<string, string>>;
}
interface NodeObject {
  readonly metadata: Metadata;
  readonly spec: { readonly taints?: readonly { readonly key: string }[] };
}
interface QuotaObject {
  readonly metadata: Metadata;
  readonly spec: { readonly scopeSelector?: { readonly matchExpressions: readonly Expression[] } };
}
interface Expression {
  readonly operator: string;
  readonly values?: readonly string[];
}

/** What stands on the cluster after it was filled. */
export interface ClusterLoad {
  readonly nodeNames: readonly string[];
  readonly pods: number;
  readonly pending: number;
}

export const loadNodeNames = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `load-${String(index + 1).padStart(5, '0')}`);

/**
 * Makes `nodes` simulated nodes beside `sibling`, with its labels and taints, and spreads `pods` pods over container spaces in
 * `namespaces`, each owned by the space whose quota it counts against; resolves when none is pending any more.
 */
export async function fillCluster(
  kubeconfig: string,
  wanted: { nodes: number; pods: number; sibling: string; namespaces: readonly string[] },
): Promise<ClusterLoad> {
  const api = connectApi(kubeconfig);
  const end = performance.now() + WITHIN_MS;
  try {
    const sibling = await api.call<NodeObject>({ method: 'GET', path: `/api/v1/nodes/${wanted.sibling}` });
    const nodeNames = loadNodeNames(wanted.nodes);
    await makeAll(api, '/api/v1/nodes', { objects: nodeNames.map((name) => nodeLike(sibling, name)), end });
    let pods = 0;
    for (const [index, namespace] of wanted.namespaces.entries()) {
      const share = Math.ceil((wanted.pods - pods) / (wanted.namespaces.length - index));
      const space = await spaceIn(api, namespace);
      const objects = Array.from({ length: share }, (_, number) => podOf(space, `load-${number}`));
      pods += await makeAll(api, `/api/v1/namespaces/${namespace}/pods`, { objects, end });
    }
    return { nodeNames, pods, pending: await settled(api) };
  } finally {
    api.close();
  }
}

/** Makes what is not there yet until `end`; gives how many of them stand. */
async function makeAll(
  api: ApiClient,
  path: string,
  { objects, end }: { objects: readonly object[]; end: number },
): Promise<number> {
  const progress = progressOf(path, objects.length);
  let made = 0;
  await atOnce(CALLS_AT_ONCE, objects, async (body) => {
    if (performance.now() > end) return;
    await api.call({ method: 'POST', path, body }).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.reason === 'AlreadyExists')) throw error;
    });
    made += 1;
    progress.at(made);
  });
  return made;
}

function nodeLike({ metadata, spec }: NodeObject, name: string): object {
  const labels = { ...metadata.labels, 'kubernetes.io/hostname': name };
  const taints = spec.taints?.filter(({ key }) => key.startsWith('zhengyun.cn/')) ?? [];
  const nodeInfo = { architecture: 'amd64', operatingSystem: 'linux' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: { taints },
    status: { allocatable: SIZE, capacity: SIZE, nodeInfo },
  };
}

interface Space {
  readonly priorityClassName: string;
  readonly quota: Metadata;
}

/** The container space of a tenancy: its quota, which says which class of pods counts against it. */
async function spaceIn(api: ApiClient, namespace: string): Promise<Space> {
  const path = `/api/v1/namespaces/${namespace}/resourcequotas`;
  const { items } = await api.call<{ items: QuotaObject[] }>({ method: 'GET', path });
  for (const { metadata, spec } of items) {
    const rule = spec.scopeSelector?.matchExpressions.find(({ operator }) => operator === 'In');
    if (rule?.values?.[0]) return { priorityClassName: rule.values[0], quota: metadata };
  }
  throw new Error(`${namespace} has no container space`);
}

function podOf({ priorityClassName, quota }: Space, name: string): object {
  const owner = { apiVersion: 'v1', kind: 'ResourceQuota', name: quota.name, uid: quota.uid };
  const resources = { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '10m', memory: '16Mi' } };
  const container = { name: 'app', image: 'registry.local/app:1', resources, securityContext: RESTRICTED.container };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { ...quota.labels }, ownerReferences: [owner] },
    spec: {
      priorityClassName,
      automountServiceAccountToken: false,
      securityContext: RESTRICTED.pod,
      containers: [container],
    },
  };
}

/** Resolves with the pods that are still pending, when there are none, or after a while. */
async function settled(api: ApiClient): Promise<number> {
  const path = '/api/v1/pods?limit=1&fieldSelector=status.phase%3DPending';
  const end = performance.now() + SETTLE_MS;
  for (;;) {
    const page = await api.call<{ items: unknown[]; metadata: { remainingItemCount?: number } }>({
      method: 'GET',
      path,
    });
    const pending = page.items.length + (page.metadata.remainingItemCount ?? 0);
    if (pending === 0 || performance.now() > end) return pending;
    await pause(1_000);
  }
}
