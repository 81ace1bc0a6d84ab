import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { createTestDatabase, type TestDatabase } from '@zhengyun/test/support/database.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clusterIdentity } from '../inventory/cluster-identity.ts';
import { ensureTool } from '../toolchain/ensure-tool.ts';
import { type TestGround, testStack } from './testing/test-stack.ts';

let database: TestDatabase;
let ground: TestGround;
const [kubeconfig] = testKubeconfigs();

beforeAll(async () => {
  database = await createTestDatabase();
  ground = {
    kubeconfig,
    clusterIdentifier: await clusterIdentity(kubeconfig),
    stateUrl: database.stateUrl,
    pulumi: await ensureTool('pulumi'),
    folder: await mkdtemp(join(tmpdir(), 'maintenance-')),
  };
});
afterAll(() => database.drop());

/** A deployed stack of two ConfigMaps, and a foreign hand on it. */
async function deployed() {
  const stack = await testStack(ground);
  const { namespace, api } = stack;
  const wanted = { inputs: { namespace, maps: { a: '1', b: '2' } } };
  expect(await stack.deploy(wanted)).toMatchObject({ outcome: 'done' });
  const set = async (name: string, value: string, fieldManager = 'kubectl-edit') => {
    const body = await api.readNamespacedConfigMap({ namespace, name });
    await api.replaceNamespacedConfigMap({ namespace, name, body: { ...body, data: { value } }, fieldManager });
  };
  const value = async (name: string) => (await api.readNamespacedConfigMap({ namespace, name })).data?.value;
  return { ...stack, wanted, set, value };
}

describe('a look at a stack', () => {
  test('finds nothing where nobody touched it', async () => {
    const { drift, wanted } = await deployed();
    expect(await drift(wanted)).toMatchObject({ outcome: 'checked', objects: [] });
  });

  test('names what differs, who wrote it and when, and what was deleted; and writes nothing', async () => {
    const { drift, wanted, set, api, namespace } = await deployed();
    await set('a', 'foreign');
    await api.deleteNamespacedConfigMap({ namespace, name: 'b' });
    const first = await drift(wanted);
    if (first.outcome !== 'checked') throw new Error(JSON.stringify(first));
    const [a, b] = first.objects.toSorted((left, right) => left.name.localeCompare(right.name));
    expect(a).toMatchObject({ kind: 'ConfigMap', id: `${namespace}/a`, is: 'changed' });
    expect(a?.differences).toEqual([
      {
        path: 'data.value',
        expected: { is: 'value', value: '1' },
        found: { is: 'value', value: 'foreign' },
        writers: [expect.objectContaining({ manager: 'kubectl-edit', operation: 'Update', at: expect.any(String) })],
      },
    ]);
    expect(b).toMatchObject({ id: `${namespace}/b`, is: 'gone', differences: [] });
    expect(await drift(wanted)).toMatchObject({ objects: first.objects });
  });

  test('at a cluster that is away finds nothing out, which is not "no drift"', async () => {
    const { drift, wanted } = await deployed();
    const down = kubeconfig.replace(/https:\/\/127\.0\.0\.1:\d+/, 'https://127.0.0.1:9');
    expect(await drift({ ...wanted, kubeconfig: down })).toMatchObject({
      outcome: 'failed',
      trouble: { code: 'CLUSTER_UNREACHABLE' },
    });
  });
});

describe('a refresh', () => {
  test('shows what it would take in, takes in just that, and leaves the cluster as it is', async () => {
    const { plan, apply, drift, wanted, set, value } = await deployed();
    await set('a', 'foreign');
    const refresh = { ...wanted, verb: 'refresh' as const };
    const { hash, diff } = await plan(refresh);
    expect(diff).toEqual([expect.objectContaining({ kind: 'ConfigMap', name: 'a', op: 'update' })]);
    await set('a', 'another');
    expect(await apply(refresh, hash)).toMatchObject({ outcome: 'plan-changed' });
    expect(await drift(wanted)).toMatchObject({ objects: [{ name: 'a' }] });
    expect(await apply(refresh, (await plan(refresh)).hash)).toMatchObject({ outcome: 'done' });
    expect(await value('a')).toBe('another');
    expect(await drift(wanted)).toMatchObject({ objects: [] });
  });
});

describe('a revert', () => {
  test('puts back what was changed and what was deleted, also where the field is another manager’s by now', async () => {
    const { plan, apply, drift, wanted, set, value, api, namespace } = await deployed();
    await set('a', 'foreign', 'somebodys-operator');
    await api.deleteNamespacedConfigMap({ namespace, name: 'b' });
    const revert = { ...wanted, mode: 'revert' as const };
    const { hash, diff } = await plan(revert);
    expect(diff.filter(({ op }) => op !== 'same').map(({ name, op }) => [name, op])).toEqual(
      expect.arrayContaining([['b', 'create']]),
    );
    expect(await apply(revert, hash)).toMatchObject({ outcome: 'done' });
    expect([await value('a'), await value('b')]).toEqual(['1', '2']);
    expect(await drift(wanted)).toMatchObject({ objects: [] });
  });
});
