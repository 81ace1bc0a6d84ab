import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import type { EngineEvent } from '@zhengyun/interface/plan.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clusterIdentity } from '../inventory/cluster-identity.ts';
import { readInventory } from '../inventory/read-inventory.ts';
import { ensureTool } from '../toolchain/ensure-tool.ts';
import type { ApplyResult, OperationSpec, PreviewResult, Task } from './contract.ts';
import { sessionMembers } from './process-session.ts';
import { startOperation } from './start-operation.ts';

const entry = fileURLToPath(new URL('./testing/entry.ts', import.meta.url));
let database: TestDatabase;
let pulumi: string;
let clusterIdentifier: string;
let folder: string;
const [kubeconfig] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(kubeconfig);
const api = config.makeApiClient(CoreV1Api);

beforeAll(async () => {
  database = await createTestDatabase();
  pulumi = await ensureTool('pulumi');
  clusterIdentifier = await clusterIdentity(kubeconfig);
  folder = await mkdtemp(join(tmpdir(), 'runner-'));
});
afterAll(() => database.drop());

interface Wanted {
  readonly inputs: OperationSpec['inputs'];
  readonly verb?: 'deploy' | 'destroy';
  readonly leaseSilenceMs?: number;
  readonly kubeconfig?: string;
}

/** One stack of its own, with a namespace of its own. */
async function stack() {
  const namespace = `runner-${randomUUID().slice(0, 8)}`;
  await api.createNamespace({ body: { metadata: { name: namespace } } });
  const spec = (wanted: Wanted): OperationSpec => ({
    operationId: randomUUID(),
    project: 'zhengyun-tenancy',
    stack: namespace,
    verb: 'deploy',
    program: 'tenancy',
    kubeconfig,
    clusterIdentifier,
    backendUrl: database.stateUrl,
    connectionName: `zhengyun/${namespace}/1`,
    passphrase: 'a passphrase for tests only',
    workDir: join(folder, randomUUID()),
    backupDir: join(folder, `backup-${namespace}`),
    tools: { pulumi },
    provider: null,
    pluginPath: [],
    leaseSilenceMs: 300_000,
    ...wanted,
  });
  const events: EngineEvent[] = [];
  /** How long it said it may be silent, sign by sign. */
  const signs: number[] = [];
  const start = (task: Task, wanted: Wanted) => {
    const listeners = {
      onEvent: (event: EngineEvent) => events.push(event),
      onProgress: (awaitMs: number) => signs.push(awaitMs),
    };
    return startOperation({ task, spec: spec(wanted) }, { entry, ...listeners });
  };
  const run = async (task: Task, wanted: Wanted) => {
    const { last, stderr } = await start(task, wanted).ended;
    if (!last) throw new Error(`the operation ended without a result: ${stderr}`);
    return last.result;
  };
  const preview = (wanted: Wanted) => run({ task: 'preview' }, wanted) as Promise<PreviewResult>;
  const plan = async (wanted: Wanted) => {
    const result = await preview(wanted);
    if (result.outcome !== 'previewed') throw new Error(`no plan: ${JSON.stringify(result.trouble)}`);
    return result;
  };
  const apply = async (wanted: Wanted, expectedHash: string) =>
    (await run({ task: 'apply', expectedHash }, wanted)) as ApplyResult;
  const deploy = async (wanted: Wanted) => apply(wanted, (await plan(wanted)).hash);
  const exists = async (kind: string, name: string) => {
    const inventory = await readInventory({ kubeconfig, objects: [{ apiVersion: 'v1', kind, namespace, name }] });
    return inventory.objects[0]?.uid !== '';
  };
  const maps = (...names: string[]) => Promise.all(names.map((name) => exists('ConfigMap', name)));
  return { namespace, events, signs, start, run, preview, plan, apply, deploy, maps, exists, spec };
}

describe('an operation', () => {
  test('previews, applies the approved plan and no other, refreshes, and destroys', async () => {
    const { namespace, plan, apply, run, maps, events } = await stack();
    const wanted = { inputs: { namespace, maps: { a: '1', b: '2' } } };
    const first = await plan(wanted);
    expect((await plan(wanted)).hash).toBe(first.hash);
    expect(await maps('a')).toEqual([false]);

    const other = await plan({ inputs: { namespace, maps: { a: '1', b: '3' } } });
    expect(await apply(wanted, other.hash)).toMatchObject({ outcome: 'plan-changed', hash: first.hash });
    expect(await maps('a', 'b')).toEqual([false, false]);

    const done = await apply(wanted, first.hash);
    expect(done).toMatchObject({
      outcome: 'done',
      outputs: { namespace, maps: ['a', 'b'] },
      provider: { kind: 'stand-in' },
    });
    expect(await maps('a', 'b')).toEqual([true, true]);
    expect(events.some((event) => event.kind === 'resource' && event.state === 'done' && !event.planning)).toBe(true);

    expect(await run({ task: 'refresh' }, wanted)).toMatchObject({ outcome: 'refreshed' });
    const gone = await plan({ ...wanted, verb: 'destroy' });
    expect(gone.diff.map((diff) => diff.op)).not.toContain('same');
    expect(await apply({ ...wanted, verb: 'destroy' }, gone.hash)).toMatchObject({ outcome: 'done' });
    expect(await maps('a', 'b')).toEqual([false, false]);
  });

  test('shows on paper exactly what a change changes', async () => {
    const { namespace, plan, deploy } = await stack();
    await deploy({ inputs: { namespace, maps: { a: '1', b: '2' } } });
    const { diff } = await plan({ inputs: { namespace, maps: { a: '9', b: '2' } } });
    const changed = diff.filter(({ op }) => op !== 'same');
    expect(changed.map(({ name }) => name)).toEqual(expect.arrayContaining(['a']));
    expect(changed.flatMap(({ changes }) => changes)).toContainEqual(
      expect.objectContaining({
        path: 'data.value',
        before: { is: 'value', value: '1' },
        after: { is: 'value', value: '9' },
      }),
    );
  });

  test('of a renewed credential leaves the approved plan valid', async () => {
    const { namespace, plan, deploy } = await stack();
    const wanted = { inputs: { namespace, maps: { a: '1' } } };
    await deploy(wanted);
    const before = await plan({ inputs: { namespace, maps: { a: '2' } } });
    const renewed = kubeconfig.replace(/\n?$/, '\n# the same cluster, written anew\n');
    expect((await plan({ inputs: { namespace, maps: { a: '2' } }, kubeconfig: renewed })).hash).toBe(before.hash);
  });

  test('on a cluster that is down fails by name and touches nothing', async () => {
    const { namespace, preview } = await stack();
    const down = kubeconfig.replace(/https:\/\/127\.0\.0\.1:\d+/, 'https://127.0.0.1:9');
    const result = await preview({ inputs: { namespace, maps: { a: '1' } }, kubeconfig: down });
    expect(result).toMatchObject({ outcome: 'failed', trouble: { code: 'CLUSTER_UNREACHABLE' } });
  });

  test('on another cluster behind the same address is refused before the engine looks at it', async () => {
    const { namespace, preview } = await stack();
    const [, otherCluster] = testKubeconfigs();
    const result = await preview({ inputs: { namespace, maps: { a: '1' } }, kubeconfig: otherCluster });
    expect(result).toMatchObject({ outcome: 'failed', trouble: { code: 'CLUSTER_CHANGED' } });
  });

  test('that breaks a mandatory policy is refused in preview, with the rule in its words', async () => {
    const { namespace, preview, maps } = await stack();
    const result = await preview({ inputs: { namespace, maps: { a: '1' }, refused: true } });
    expect(result).toMatchObject({ outcome: 'failed', trouble: { code: 'POLICY_REFUSED' } });
    expect(result.outcome === 'failed' && result.findings).toContainEqual(
      expect.objectContaining({ policy: 'ownership-labels', level: 'mandatory' }),
    );
    expect(await maps('a')).toEqual([false]);
  });

  test('leaves no folder, no process and no secret behind', async () => {
    const { namespace, start, spec, events } = await stack();
    const wanted = { inputs: { namespace, maps: { a: '1' } } };
    const { workDir } = spec(wanted);
    const operation = start({ task: 'preview' }, wanted);
    await operation.ended;
    expect(existsSync(workDir)).toBe(false);
    expect(sessionMembers(operation.pid)).toEqual([]);
    expect(JSON.stringify(events)).not.toContain('a passphrase for tests only');
  });
});

describe('a writer that is cut off', () => {
  /** A state of several hundred kilobytes, as of a line of forty hosts: more than a tail of the engine's output holds. */
  const large = 'x'.repeat(200_000);
  const cutWanted = (namespace: string) => ({ inputs: { namespace, maps: { a: '1', b: large }, stuckClaim: true } });

  /** Starts an apply and resolves once the engine waits for the claim that nobody serves. */
  async function stuck(
    { namespace, plan, start, events, exists }: Awaited<ReturnType<typeof stack>>,
    leaseSilenceMs = 300_000,
  ) {
    const wanted = cutWanted(namespace);
    const { hash, canonicalPlan } = await plan(wanted);
    const operation = start({ task: 'apply', expectedHash: hash }, { ...wanted, leaseSilenceMs });
    const reached = () =>
      events.some(
        (event) => event.kind === 'resource' && event.name === 'claim' && event.state === 'started' && !event.planning,
      ) &&
      events.filter(
        (event) =>
          event.kind === 'resource' && event.state === 'done' && !event.planning && event.type.endsWith('ConfigMap'),
      ).length === 2;
    // The lease is kept up however long the machine takes to get there; from here on it falls silent.
    const beat = setInterval(() => operation.leaseRenewed(), 1_000);
    try {
      await expect.poll(reached, { timeout: 180_000, interval: 50 }).toBe(true);
      await expect.poll(() => exists('PersistentVolumeClaim', 'claim'), { timeout: 60_000, interval: 50 }).toBe(true);
    } finally {
      clearInterval(beat);
    }
    return { operation, canonicalPlan };
  }

  test('by kill -9 leaves a lock, and a recovery takes in what exists and finishes what was approved', async () => {
    const own = await stack();
    const { operation, canonicalPlan } = await stuck(own);
    operation.kill();
    expect((await operation.ended).last).toBeNull();
    expect(sessionMembers(operation.pid)).toEqual([]);

    const wanted = cutWanted(own.namespace);
    const served = { inputs: { ...wanted.inputs, stuckClaim: false } };
    expect(await own.apply(served, (await own.plan(served)).hash)).toMatchObject({ trouble: { code: 'STACK_LOCKED' } });

    const unexplained = await own.run({ task: 'recover', approved: { version: 1, resources: [] } }, served);
    expect(unexplained).toMatchObject({ outcome: 'unknown', trouble: { code: 'RECOVERY_UNEXPLAINED' } });
    expect(await own.maps('a', 'b')).toEqual([true, true]);
    expect(await readdir(join(folder, `backup-${own.namespace}`))).toHaveLength(1);

    const deletion = await own.plan(served);
    const finished = await own.run(
      {
        task: 'recover',
        approved: {
          ...canonicalPlan,
          resources: [
            ...canonicalPlan.resources,
            ...deletion.canonicalPlan.resources.filter(({ urn }) => String(urn).endsWith('::claim')),
          ],
        },
      },
      served,
    );
    expect(finished).toMatchObject({ outcome: 'done' });
    expect(await own.maps('a', 'b')).toEqual([true, true]);
  });

  test('by the silence of its lease ends itself, engine and plugins too', async () => {
    const own = await stack();
    const { operation } = await stuck(own, 15_000);
    const { last, stderr } = await operation.ended;
    expect(last).toBeNull();
    expect(stderr).toContain('the lease was not renewed');
    expect(sessionMembers(operation.pid)).toEqual([]);
  });

  test('while it waits for a volume says that it may be silent for as long as that is waited for', async () => {
    const own = await stack();
    const { operation } = await stuck(own);
    const FIVE_MINUTES = 300_000;
    await expect.poll(() => own.signs.at(-1), { timeout: 60_000 }).toBe(FIVE_MINUTES);
    expect(own.signs[0]).toBe(0);
    operation.kill();
    await operation.ended;
  });

  test('when asked to cancel stops after the steps it is in and says so', async () => {
    const own = await stack();
    const { operation } = await stuck(own);
    operation.cancel();
    const { last } = await operation.ended;
    expect(last?.result).toMatchObject({ outcome: 'failed', trouble: { code: 'CANCELLED' } });
  });
});
