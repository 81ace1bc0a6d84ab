import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { ClusterRefused, ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { clusterIdentity } from '@zhengyun/engine/inventory/cluster-identity.ts';
import { readTokenSecret } from '@zhengyun/engine/inventory/read-token-secret.ts';
import { verifyOnCluster, WrongCluster } from '@zhengyun/worker/operations/verify-on-cluster.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testKubeconfigs } from '../support/cluster.ts';
import { type FalseAnswer, type FaultyApi, startFaultyApi } from './faulty-api.ts';

const [, cities] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(cities);
const core = config.makeApiClient(CoreV1Api);
const namespace = `verifying-${randomUUID().slice(0, 8)}`;
let folder: string;
let api: FaultyApi;
let clusterUid: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verifying-'));
  api = await startFaultyApi(cities, folder);
  clusterUid = await clusterIdentity(cities);
  await core.createNamespace({ body: { metadata: { name: namespace } } });
});
afterAll(async () => {
  await core.deleteNamespace({ name: namespace });
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

/** An object of its own, so that what is told about it is told to nobody else. */
async function anObject(): Promise<string> {
  const name = `made-${randomUUID().slice(0, 8)}`;
  await core.createNamespacedConfigMap({ namespace, body: { metadata: { name } } });
  return name;
}
const expectation = (name: string, deadlineMs: number) => ({
  kubeconfig: api.kubeconfig,
  clusterUid,
  objects: [{ apiVersion: 'v1', kind: 'ConfigMap', namespace, name }],
  owned: null,
  wanted: 'present' as const,
  deadlineMs,
  signal: new AbortController().signal,
});
const told = (name: string, answer: FalseAnswer, times: number) =>
  api.answerFalsely(({ url }) => url.includes(`/configmaps/${name}`), answer, times);
const forbidden = { status: 403, reason: 'Forbidden' };
/** Longer than any number of looks needs here. */
const LONG = 60_000;

describe('what is verified on a cluster', () => {
  test.each([
    [500, 'InternalError'],
    [429, 'TooManyRequests'],
    [503, 'ServiceUnavailable'],
  ])('is looked at again while the API answers %i', async (status, reason) => {
    const name = await anObject();
    const answers = told(name, { status, reason }, 2);
    expect(await verifyOnCluster(expectation(name, LONG))).toMatchObject({ met: true, inventory: { clusterUid } });
    expect(answers()).toBe(2);
  });

  test('is looked at again while a server that is starting forbids everybody everything', async () => {
    const name = await anObject();
    told(name, forbidden, 1);
    api.answerFalsely(({ url }) => url === '/readyz', { status: 500, reason: 'InternalError' }, 1);
    expect(await verifyOnCluster(expectation(name, LONG))).toMatchObject({ met: true });
  });

  test('is not known, neither there nor missing, when the API answers 500 to the end', async () => {
    const name = await anObject();
    told(name, { status: 500, reason: 'InternalError' }, Number.POSITIVE_INFINITY);
    await expect(verifyOnCluster(expectation(name, 500))).rejects.toBeInstanceOf(ClusterUnreachable);
  });

  test('is not known where the credential may not look, and is not asked for again', async () => {
    const name = await anObject();
    const answers = told(name, forbidden, Number.POSITIVE_INFINITY);
    await expect(verifyOnCluster(expectation(name, LONG))).rejects.toBeInstanceOf(ClusterRefused);
    expect(answers()).toBe(1);
  });

  test('is not known of another cluster, whatever that shows', async () => {
    const name = await anObject();
    const other = { ...expectation(name, LONG), clusterUid: randomUUID() };
    await expect(verifyOnCluster(other)).rejects.toBeInstanceOf(WrongCluster);
  });
});

test('the token of an account is read again while the API answers 503', async () => {
  const name = `token-${randomUUID().slice(0, 8)}`;
  const annotations = { 'kubernetes.io/service-account.name': 'default' };
  const type = 'kubernetes.io/service-account-token';
  await core.createNamespacedSecret({ namespace, body: { metadata: { name, annotations }, type } });
  const unavailable = { status: 503, reason: 'ServiceUnavailable' };
  const answers = api.answerFalsely(({ url }) => url.includes(`/secrets/${name}`), unavailable, 2);
  expect((await readTokenSecret(api.kubeconfig, { namespace, name })).token).not.toBe('');
  expect(answers()).toBe(2);
});
