import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ApiextensionsV1Api,
  CoreV1Api,
  KubeConfig,
  RbacAuthorizationV1Api,
  type RbacV1Subject,
} from '@kubernetes/client-node';
import { cloudNames } from '@zhengyun/components/manifest/cloud-names.ts';
import {
  SAMPLE_BASE,
  SAMPLE_CLOUD,
  SAMPLE_HOST_SPEC,
  SAMPLE_SPACE_SPEC,
  sampleLine,
} from '@zhengyun/components/testing/sample-inputs.ts';
import { clusterIdentity } from '@zhengyun/engine/inventory/cluster-identity.ts';
import { readInventory } from '@zhengyun/engine/inventory/read-inventory.ts';
import { readTokenSecret } from '@zhengyun/engine/inventory/read-token-secret.ts';
import type { ApplyResult, OperationSpec, PreviewResult, Task } from '@zhengyun/engine/runner/contract.ts';
import { startOperation } from '@zhengyun/engine/runner/start-operation.ts';
import { ensureTool } from '@zhengyun/engine/toolchain/ensure-tool.ts';
import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import { type ProvisionedSpec, type TenancyOutputs, tenancyOutputsSchema } from '@zhengyun/interface/tenancy.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testKubeconfigs } from '../support/cluster.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const [, admin] = testKubeconfigs();
const { systemNamespace } = cloudNames(SAMPLE_CLOUD.cloud.slug);
const adminConfig = loaded(admin);
const core = adminConfig.makeApiClient(CoreV1Api);
let database: TestDatabase;
let pulumi: string;
let clusterIdentifier: string;
let folder: string;
/** Kubeconfig of the tenancy operator that the cloud's stack made. */
let operator: string;

function loaded(kubeconfig: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  return config;
}

interface Wanted {
  readonly program: 'municipal' | 'tenancy';
  readonly stack: string;
  readonly inputs: unknown;
  readonly kubeconfig: string;
  readonly verb?: 'deploy' | 'destroy';
}

function specOf({ program, stack, inputs, kubeconfig, verb = 'deploy' }: Wanted): OperationSpec {
  return {
    operationId: randomUUID(),
    project: `zhengyun-${program}`,
    stack,
    verb,
    program,
    inputs: inputs as OperationSpec['inputs'],
    kubeconfig,
    clusterIdentifier,
    backendUrl: database.stateUrl,
    connectionName: `zhengyun/${stack}/1`,
    passphrase: `a passphrase of ${program} ${stack}`,
    workDir: join(folder, randomUUID()),
    backupDir: join(folder, 'backup'),
    tools: { pulumi },
    provider: null,
    pluginPath: [],
    leaseSilenceMs: 300_000,
  };
}

async function run(task: Task, wanted: Wanted) {
  const { last, stderr } = await startOperation({ task, spec: specOf(wanted) }, { onEvent: () => {} }).ended;
  if (!last) throw new Error(`the operation ended without a result: ${stderr}`);
  return last.result;
}

const preview = async (wanted: Wanted) => (await run({ task: 'preview' }, wanted)) as PreviewResult;

/** Previews, then applies what was previewed; the stack's outputs. */
async function carryOut(wanted: Wanted) {
  const plan = await preview(wanted);
  if (plan.outcome !== 'previewed') throw new Error(`no plan: ${JSON.stringify(plan)}`);
  const result = (await run({ task: 'apply', expectedHash: plan.hash }, wanted)) as ApplyResult;
  if (result.outcome !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`);
  expect(result.findings).toEqual([]);
  return result.outputs;
}

const line = (spec: ProvisionedSpec, delivered?: ProvisionedSpec): Wanted => ({
  program: 'tenancy',
  stack: spec.item,
  inputs: { ...sampleLine(spec), resource: spec.item, ...(delivered ? { delivered } : {}) },
  kubeconfig: operator,
});

/** Waits until the cluster shows every object ready; the names of those there are. */
async function delivered(outputs: TenancyOutputs): Promise<readonly string[]> {
  return vi.waitFor(
    async () => {
      const { objects } = await readInventory({ kubeconfig: operator, objects: outputs.objects });
      expect(objects.filter(({ ready }) => ready === false)).toEqual([]);
      return objects.map(({ kind, name }) => `${kind} ${name}`);
    },
    { timeout: 60_000, interval: 250 },
  );
}

const HOST_COUNT = 'count/virtualmachines.kubevirt.io';

/**
 * Waits until the quota controller knows the definition of hosts. It looks for new ones every half minute, and a quota
 * made before is counted in its next full round, minutes later; a tenancy's base waits for that, which here takes too long.
 */
async function untilHostsAreCounted(namespace: string): Promise<void> {
  const counted = async () => {
    const name = `probe-${randomUUID().slice(0, 8)}`;
    await core.createNamespacedResourceQuota({
      namespace,
      body: { metadata: { name }, spec: { hard: { [HOST_COUNT]: '1' } } },
    });
    try {
      await vi.waitFor(
        async () => {
          const quota = await core.readNamespacedResourceQuota({ name, namespace });
          expect(quota.status?.used?.[HOST_COUNT]).toBe('0');
        },
        { timeout: 3_000, interval: 100 },
      );
    } finally {
      await core.deleteNamespacedResourceQuota({ name, namespace });
    }
  };
  await vi.waitFor(counted, { timeout: 90_000, interval: 1_000 });
}

beforeAll(async () => {
  database = await createTestDatabase();
  pulumi = await ensureTool('pulumi');
  clusterIdentifier = await clusterIdentity(admin);
  folder = await mkdtemp(join(tmpdir(), 'programs-'));
  const { items } = await adminConfig.makeApiClient(ApiextensionsV1Api).listCustomResourceDefinition();
  const present = items.some(({ metadata }) => metadata?.name === 'virtualmachines.kubevirt.io');
  const nodes = (pool: string) => [`guangzhou-${pool}-01`, `guangzhou-${pool}-02`];
  const zones = SAMPLE_CLOUD.zones.map((zone) => ({ ...zone, nodes: nodes(zone.xinchuang ? 'xinchuang' : 'x86') }));
  const inputs = { ...SAMPLE_CLOUD, zones, kubevirt: present ? 'present' : 'install' };
  const outputs = await carryOut({ program: 'municipal', stack: 'guangzhou', inputs, kubeconfig: admin });
  const { tenancyOperator } = cloudOutputsSchema.parse(outputs);
  const { namespace, tokenSecret } = tenancyOperator;
  const { token } = await readTokenSecret(admin, { namespace, name: tokenSecret });
  await untilHostsAreCounted(namespace);
  const config = loaded(admin);
  config.users = [{ name: 'operator', token }];
  config.contexts = [{ name: 'operator', cluster: config.clusters[0]!.name, user: 'operator' }];
  config.currentContext = 'operator';
  operator = config.exportConfig();
  await carryOut({ program: 'tenancy', stack: 'base', inputs: SAMPLE_BASE, kubeconfig: operator });
}, 300_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await database.drop();
});

describe('a cloud on a real cluster', () => {
  it('marks the nodes of its zones', async () => {
    const node = await core.readNode({ name: 'guangzhou-x86-01' });
    expect(node.metadata?.labels).toMatchObject({ 'zhengyun.cn/cloud': 'guangzhou', 'zhengyun.cn/zone': 'extranet' });
    expect(node.spec?.taints).toContainEqual(expect.objectContaining({ key: 'guangzhou.zhengyun.cn/zone' }));
  });

  const asOperator = () => loaded(operator).makeApiClient(CoreV1Api);
  const tenancyLabels = {
    'zhengyun.cn/cloud': 'guangzhou',
    'zhengyun.cn/tenancy': 'zk-000099',
    'pod-security.kubernetes.io/enforce': 'restricted',
  };
  const namespaceLabelled = (labels: Record<string, string>) =>
    asOperator().createNamespace({ body: { metadata: { name: `stray-${randomUUID().slice(0, 8)}`, labels } } });
  const accountIn = (namespace: string) =>
    asOperator().createNamespacedServiceAccount({ namespace, body: { metadata: { name: 'stray' } } });
  const bindingTo = (subject: RbacV1Subject) =>
    loaded(operator)
      .makeApiClient(RbacAuthorizationV1Api)
      .createNamespacedRoleBinding({
        namespace: SAMPLE_BASE.namespace,
        body: {
          metadata: { name: 'stray' },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'zy-guangzhou-tenant-deploy' },
          subjects: [subject],
        },
      });

  it.each([
    ['a namespace of no cloud', () => namespaceLabelled({})],
    ['a namespace of another cloud', () => namespaceLabelled({ ...tenancyLabels, 'zhengyun.cn/cloud': 'shenzhen' })],
    [
      'a namespace with weaker Pod Security',
      () => namespaceLabelled({ ...tenancyLabels, 'pod-security.kubernetes.io/enforce': 'baseline' }),
    ],
    ['an object in a namespace of Kubernetes', () => accountIn('default')],
    ['an object in the platform’s own namespace', () => accountIn(systemNamespace)],
    [
      'a binding to itself',
      () => bindingTo({ kind: 'ServiceAccount', name: 'tenancy-operator', namespace: systemNamespace }),
    ],
    ['a binding to everybody', () => bindingTo({ kind: 'Group', name: 'system:authenticated' })],
  ])('keeps its tenancy operator from making %s', async (_, make) => {
    await expect(make()).rejects.toThrow(/zy-guangzhou-tenancy-boundary/);
  });

  it('keeps its tenancy operator from binding any role but the tenants’ own', async () => {
    const rbac = loaded(operator).makeApiClient(RbacAuthorizationV1Api);
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' };
    const body = { metadata: { name: 'stray' }, roleRef, subjects: [{ kind: 'Group', name: 'people' }] };
    const { namespace } = SAMPLE_BASE;
    await expect(rbac.createNamespacedRoleBinding({ namespace, body })).rejects.toThrow('attempting to grant RBAC');
  });

  it('keeps tenants’ secrets from its tenancy operator', async () => {
    const { namespace } = SAMPLE_BASE;
    await expect(asOperator().listNamespacedSecret({ namespace })).rejects.toThrow('cannot list resource');
  });
});

describe('a tenancy on a real cluster', () => {
  const { namespace } = SAMPLE_BASE;

  it('refuses a pod outside the cloud’s priority classes', async () => {
    const securityContext = {
      allowPrivilegeEscalation: false,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    };
    const body = { metadata: { name: 'stray' }, spec: { containers: [{ name: 'c', image: 'i', securityContext }] } };
    await expect(core.createNamespacedPod({ namespace, body })).rejects.toThrow('exceeded quota: zy-stray-pods');
  });

  it('refuses a privileged pod, whatever its class', async () => {
    const spec = {
      priorityClassName: 'zy-guangzhou-container',
      containers: [{ name: 'c', image: 'i', securityContext: { privileged: true } }],
    };
    const body = { metadata: { name: 'stray' }, spec };
    await expect(core.createNamespacedPod({ namespace, body })).rejects.toThrow(/violates PodSecurity .*restricted/);
  });

  it('refuses a load balancer', async () => {
    const body = { metadata: { name: 'stray' }, spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } };
    await expect(core.createNamespacedService({ namespace, body })).rejects.toThrow('services.loadbalancers');
  });

  it('delivers hosts with their disks, adds and takes away by number, and refuses to shrink a disk', async () => {
    const two = { ...SAMPLE_HOST_SPEC, count: 2 };
    const first = await delivered(tenancyOutputsSchema.parse(await carryOut(line(two))));
    expect(first.filter((name) => name.startsWith('VirtualMachine'))).toEqual([
      'VirtualMachine cloud-host-001',
      'VirtualMachine cloud-host-002',
    ]);
    const one = { ...two, count: 1, systemDiskGb: 200 };
    const after = await delivered(tenancyOutputsSchema.parse(await carryOut(line(one, two))));
    expect(after.filter((name) => name.startsWith('VirtualMachine'))).toEqual(['VirtualMachine cloud-host-001']);
    const claims = await core.listNamespacedPersistentVolumeClaim({ namespace });
    expect(claims.items.map(({ metadata }) => metadata?.name).filter((name) => name?.includes('-002-'))).toEqual([]);
    const shrunk = await preview(line({ ...one, systemDiskGb: 100 }, one));
    expect(shrunk).toMatchObject({ outcome: 'failed', trouble: { message: expect.stringContaining('DISK_SHRUNK') } });
    await carryOut({ ...line(one), verb: 'destroy' });
  });

  it('delivers a container space and grows it in place', async () => {
    const before = { ...SAMPLE_SPACE_SPEC, fastGb: 1_000 };
    await delivered(tenancyOutputsSchema.parse(await carryOut(line(before))));
    const grown = { ...before, fastGb: 70_000 };
    const names = await delivered(tenancyOutputsSchema.parse(await carryOut(line(grown, before))));
    expect(names).toContain('PersistentVolumeClaim container-space-fast-2');
    const claim = await core.readNamespacedPersistentVolumeClaim({ name: 'container-space-fast-1', namespace });
    expect(claim.spec?.resources?.requests?.storage).toBe('64Ti');
  });

  it('refuses at preview a volume that what is left of the ceiling can’t hold', async () => {
    const spec = { ...SAMPLE_HOST_SPEC, count: 1, dataDisks: [{ class: 'fast' as const, gb: 65_536 }] };
    const result = await preview(line(spec));
    expect(result).toMatchObject({
      outcome: 'failed',
      trouble: { message: expect.stringContaining('exceeded quota: zy-ceiling') },
    });
  });
});
