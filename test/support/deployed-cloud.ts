import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiextensionsV1Api, CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { cloudNames } from '@zhengyun/components/manifest/cloud-names.ts';
import { SAMPLE_BASE, SAMPLE_CLOUD, sampleLine } from '@zhengyun/components/testing/sample-inputs.ts';
import { clusterIdentity } from '@zhengyun/engine/inventory/cluster-identity.ts';
import { growDisks } from '@zhengyun/engine/inventory/grow-disks.ts';
import { readInventory } from '@zhengyun/engine/inventory/read-inventory.ts';
import { readTokenSecret } from '@zhengyun/engine/inventory/read-token-secret.ts';
import type { ApplyResult, OperationSpec, PreviewResult, Task } from '@zhengyun/engine/runner/contract.ts';
import { startOperation } from '@zhengyun/engine/runner/start-operation.ts';
import { ensureTool } from '@zhengyun/engine/toolchain/ensure-tool.ts';
import type { CloudInputs } from '@zhengyun/interface/cloud.ts';
import { cloudOutputsSchema } from '@zhengyun/interface/cloud.ts';
import type { ProvisionedSpec, TenancyBaseInputs, TenancyOutputs } from '@zhengyun/interface/tenancy.ts';
import { CATALOGUE } from '@zhengyun/rulebook/catalogue.ts';
import { expect, vi } from 'vitest';
import { testKubeconfigs } from './cluster.ts';
import { createTestDatabase } from './database.ts';

export interface Wanted {
  readonly program: 'municipal' | 'tenancy';
  readonly stack: string;
  readonly inputs: unknown;
  readonly kubeconfig: string;
  readonly verb?: 'deploy' | 'destroy';
}

/** A sample cloud on the real local cluster `cities`, deployed by the real engine, with one tenancy's base in it. */
export interface DeployedCloud {
  readonly base: TenancyBaseInputs;
  readonly systemNamespace: string;
  /** As the cluster's administrator. */
  readonly core: CoreV1Api;
  /** Kubeconfig of the tenancy operator that the cloud's stack made. */
  readonly operator: string;
  preview(wanted: Wanted): Promise<PreviewResult>;
  /** Previews, then applies what was previewed; the stack's outputs. */
  carryOut(wanted: Wanted): Promise<unknown>;
  /** The stack of an order line; `delivered` is what stands there now, on a resize. */
  line(spec: ProvisionedSpec, delivered?: ProvisionedSpec): Wanted;
  /** Waits until the cluster shows every object ready, growing disks made with their hosts; the names of those there are. */
  delivered(outputs: TenancyOutputs): Promise<readonly string[]>;
  remove(): Promise<void>;
}

export function loadedConfig(kubeconfig: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  return config;
}

/** Printed number of the resource that a test orders of `item`: one of each item, so the same over resizes. */
export function resourceOf(item: ProvisionedSpec['item']): string {
  const position = CATALOGUE.findIndex(({ code }) => code === item);
  return `zy-2026-${String(position + 1).padStart(6, '0')}`;
}

const HOST_COUNT = 'count/virtualmachines.kubevirt.io';

/**
 * Waits until the quota controller knows the definition of hosts. It looks for new ones every half minute, and a quota
 * made before is counted in its next full round, minutes later; a tenancy's base waits for that, which here takes too long.
 */
async function untilHostsAreCounted(core: CoreV1Api, namespace: string): Promise<void> {
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

/** What runs operations of the engine for one test file: state, passphrases and folders of its own. */
async function engineRuns(admin: string) {
  const database = await createTestDatabase();
  const pulumi = await ensureTool('pulumi');
  const clusterIdentifier = await clusterIdentity(admin);
  const folder = await mkdtemp(join(tmpdir(), 'programs-'));
  const specOf = ({ program, stack, inputs, kubeconfig, verb = 'deploy' }: Wanted): OperationSpec => ({
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
    policyConfig: { 'trusted-registry': { registries: ['registry.gov.local/platform'] } },
    passphrase: `a passphrase of ${program} ${stack}`,
    workDir: join(folder, randomUUID()),
    backupDir: join(folder, 'backup'),
    tools: { pulumi },
    provider: null,
    pluginPath: [],
    leaseSilenceMs: 300_000,
  });
  const run = async (task: Task, wanted: Wanted) => {
    const { last, stderr } = await startOperation({ task, spec: specOf(wanted) }, { onEvent: () => {} }).ended;
    if (!last) throw new Error(`the operation ended without a result: ${stderr}`);
    return last.result;
  };
  const preview = async (wanted: Wanted) => (await run({ task: 'preview' }, wanted)) as PreviewResult;
  return {
    preview,
    carryOut: async (wanted: Wanted): Promise<unknown> => {
      const plan = await preview(wanted);
      if (plan.outcome !== 'previewed') throw new Error(`no plan: ${JSON.stringify(plan)}`);
      const result = (await run({ task: 'apply', expectedHash: plan.hash }, wanted)) as ApplyResult;
      if (result.outcome !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`);
      expect(result.findings).toEqual([]);
      return result.outputs;
    },
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}

/** Zones of the sample on the first two nodes of each pool of `slug`, one of the clouds the cluster has nodes for. */
async function cloudInputs(admin: string, slug: string): Promise<CloudInputs> {
  const { items } = await loadedConfig(admin).makeApiClient(ApiextensionsV1Api).listCustomResourceDefinition();
  const present = items.some(({ metadata }) => metadata?.name === 'virtualmachines.kubevirt.io');
  const nodes = (pool: string) => [`${slug}-${pool}-01`, `${slug}-${pool}-02`];
  return {
    ...SAMPLE_CLOUD,
    cloud: { ...SAMPLE_CLOUD.cloud, slug },
    zones: SAMPLE_CLOUD.zones.map((zone) => ({ ...zone, nodes: nodes(zone.xinchuang ? 'xinchuang' : 'x86') })),
    kubevirt: present ? 'present' : 'install',
  };
}

/** Deploys the sample cloud as `slug` and a tenancy in it. Files of one run share the cluster, so each takes a slug of its own. */
export async function deployCloud(slug: 'guangzhou' | 'huizhou' | 'heyuan'): Promise<DeployedCloud> {
  const [, admin] = testKubeconfigs();
  const core = loadedConfig(admin).makeApiClient(CoreV1Api);
  const runs = await engineRuns(admin);
  const cloudStack = `organization/zhengyun-municipal/${slug}`;
  const base = { ...SAMPLE_BASE, cloudStack, namespace: SAMPLE_BASE.namespace.replace(SAMPLE_CLOUD.cloud.slug, slug) };
  const inputs = await cloudInputs(admin, slug);
  const outputs = await runs.carryOut({ program: 'municipal', stack: slug, inputs, kubeconfig: admin });
  const { namespace, tokenSecret } = cloudOutputsSchema.parse(outputs).tenancyOperator;
  const { token } = await readTokenSecret(admin, { namespace, name: tokenSecret });
  await untilHostsAreCounted(core, namespace);
  const config = loadedConfig(admin);
  config.users = [{ name: 'operator', token }];
  config.contexts = [{ name: 'operator', cluster: config.clusters[0]?.name ?? '', user: 'operator' }];
  config.currentContext = 'operator';
  const operator = config.exportConfig();
  await runs.carryOut({ program: 'tenancy', stack: 'base', inputs: base, kubeconfig: operator });
  return {
    ...runs,
    base,
    systemNamespace: cloudNames(slug).systemNamespace,
    core,
    operator,
    line: (spec, delivered) => ({
      program: 'tenancy',
      stack: spec.item,
      inputs: {
        ...sampleLine(spec),
        cloudStack,
        namespace: base.namespace,
        resource: resourceOf(spec.item),
        oidcGroup: 'drug-regulator/tenants',
        ...(delivered ? { delivered } : {}),
      },
      kubeconfig: operator,
    }),
    delivered: (made) =>
      vi.waitFor(
        async () => {
          const { objects } = await readInventory({ kubeconfig: operator, objects: made.objects });
          await growDisks(operator, objects);
          expect(objects.filter(({ ready }) => ready === false)).toEqual([]);
          return objects.map(({ kind, name }) => `${kind} ${name}`);
        },
        { timeout: 60_000, interval: 250 },
      ),
  };
}
