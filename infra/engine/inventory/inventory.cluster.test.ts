import { randomUUID } from 'node:crypto';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { describe, expect, test } from 'vitest';
import { ClusterUnreachable } from './cluster-connection.ts';
import { clusterIdentity } from './cluster-identity.ts';
import { probeApi } from './probe-api.ts';
import { readInventory } from './read-inventory.ts';
import { readTokenSecret } from './read-token-secret.ts';

const [kubeconfig, other] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(kubeconfig);
const api = config.makeApiClient(CoreV1Api);
const down = kubeconfig.replace(/https:\/\/127\.0\.0\.1:\d+/, 'https://127.0.0.1:9');

async function namespace(): Promise<string> {
  const name = `inventory-${randomUUID().slice(0, 8)}`;
  await api.createNamespace({ body: { metadata: { name } } });
  return name;
}
const map = (space: string, name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', namespace: space, name });

describe('an inventory', () => {
  test('says of each object whether it is there, by its uid', async () => {
    const space = await namespace();
    const made = await api.createNamespacedConfigMap({ namespace: space, body: { metadata: { name: 'a' } } });
    const { objects, clusterUid } = await readInventory({ kubeconfig, objects: [map(space, 'a'), map(space, 'b')] });
    expect(objects).toEqual([
      { ...map(space, 'a'), uid: made.metadata?.uid, ready: null, reason: '' },
      { ...map(space, 'b'), uid: '', ready: false, reason: 'not on the cluster' },
    ]);
    expect(clusterUid).toBe(await clusterIdentity(kubeconfig));
  });

  test('of many objects of a kind reads the same as of few', async () => {
    const space = await namespace();
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await api.createNamespacedConfigMap({ namespace: space, body: { metadata: { name } } });
    const wanted = [...names, 'f'].map((name) => map(space, name));
    const many = await readInventory({ kubeconfig, objects: wanted });
    const few = await Promise.all(wanted.map((object) => readInventory({ kubeconfig, objects: [object] })));
    expect(many.objects).toEqual(few.flatMap(({ objects }) => objects));
  });

  test('names what bears the label and is no longer asked for', async () => {
    const space = await namespace();
    const labels = { 'zhengyun.cn/resource': 'zy-000001' };
    const make = (name: string, own: Record<string, string>) =>
      api.createNamespacedConfigMap({ namespace: space, body: { metadata: { name, labels: own } } });
    await make('kept', labels);
    await make('removed', labels);
    await make('stranger', { 'zhengyun.cn/resource': 'zy-000002' });
    const nowhere = { apiVersion: 'nowhere.zhengyun.cn/v1', kind: 'Stranger' };
    const kinds = [{ apiVersion: 'v1', kind: 'ConfigMap' }, nowhere];
    const owned = { namespace: space, selector: 'zhengyun.cn/resource=zy-000001', kinds };
    const { objects } = await readInventory({ kubeconfig, objects: [map(space, 'kept')], owned });
    expect(objects).toMatchObject([
      { name: 'kept', ready: null },
      { name: 'removed', ready: false, reason: expect.stringContaining('no longer asked for') },
    ]);
  });

  test('names a kind that the cluster does not have', async () => {
    const stranger = { apiVersion: 'nowhere.zhengyun.cn/v1', kind: 'Stranger', namespace: null, name: 'x' };
    const { objects } = await readInventory({ kubeconfig, objects: [stranger] });
    expect(objects[0]).toMatchObject({ uid: '', ready: false, reason: expect.stringContaining('no kind Stranger') });
  });

  test('is never guessed of a cluster that gives no answer', async () => {
    await expect(readInventory({ kubeconfig: down, objects: [map('x', 'y')] })).rejects.toBeInstanceOf(
      ClusterUnreachable,
    );
  });
});

test('two clusters have two identities', async () => {
  expect(await clusterIdentity(kubeconfig)).not.toBe(await clusterIdentity(other));
});

test('a probe tells up from down, and how long it took', async () => {
  expect(await probeApi(kubeconfig)).toMatchObject({ up: true, detail: '' });
  expect(await probeApi(down)).toMatchObject({ up: false, detail: expect.stringContaining('no answer') });
});

test('a service account’s token is read once the cluster has made it, and opens the same cluster', async () => {
  const space = await namespace();
  await api.createNamespacedServiceAccount({ namespace: space, body: { metadata: { name: 'operator' } } });
  const annotations = { 'kubernetes.io/service-account.name': 'operator' };
  const body = { metadata: { name: 'token', annotations }, type: 'kubernetes.io/service-account-token' };
  await api.createNamespacedSecret({ namespace: space, body });
  const { token, ca } = await readTokenSecret(kubeconfig, { namespace: space, name: 'token' });
  expect(token.split('.')).toHaveLength(3);
  expect(ca).toContain('BEGIN CERTIFICATE');
});
