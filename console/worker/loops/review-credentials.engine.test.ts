import { CoreV1Api, KubeConfig, RbacAuthorizationV1Api } from '@kubernetes/client-node';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { getBlastRadius } from '@zhengyun/domain/clouds/get-blast-radius.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { registerCloudWith } from '@zhengyun/domain/clouds/register-cloud.ts';
import { askRights } from '@zhengyun/domain/clouds/rights/ask-rights.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { clusterIdentity } from '@zhengyun/engine/inventory/cluster-identity.ts';
import { CLOUD_RIGHTS } from '@zhengyun/interface/cloud-rights.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { type AccountRule, accountOn, type ClusterAccount } from '@zhengyun/test/support/cluster-account.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMetrics } from '../metrics.ts';
import type { Worker } from '../worker-context.ts';
import { reviewCredentials } from './review-credentials.ts';

const [kubeconfig] = testKubeconfigs();
const admin = new KubeConfig();
admin.loadFromString(kubeconfig);
const secrets = keyFileSecretStore(Buffer.alloc(32, 7));
const registerCloud = registerCloudWith({ secrets, allowed: { hosts: [], loopback: true } });
const EXACT: readonly AccountRule[] = CLOUD_RIGHTS.map(({ verb, group, resource }) => ({
  apiGroups: [group],
  resources: [resource],
  verbs: [verb],
}));

let province: SampleProvince;
let db: Database;
let worker: Worker;
let exact: ClusterAccount;
let now = MONDAY;
beforeAll(async () => {
  province = await sampleProvince();
  db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
  const env = { RIGHTS_SECONDS: 3_600 };
  const shared = {
    db,
    secrets,
    env,
    holder: crypto.randomUUID(),
    metrics: makeMetrics(),
    log: pino({ level: 'silent' }),
  };
  worker = { ...shared, now: () => now, stopping: new AbortController().signal } as unknown as Worker;
  exact = await accountOn(kubeconfig, EXACT);
});
afterAll(async () => {
  await db.destroy();
  await province.drop();
});

async function register(slug: string, credential: string): Promise<void> {
  const { id: cloudId } = await getCloud(province.job(), { slug });
  const identity = { uid: await clusterIdentity(kubeconfig), kubernetesVersion: 'v1' };
  const given = { cloudId, clusterSlug: 'rights-cluster', kubeconfig: credential, identity };
  await registerCloud(province.job(now), given);
}
async function asked(slug: string) {
  await reviewCredentials(worker);
  const { credentials } = await getBlastRadius(await province.as('secadmin', now), { slug });
  return credentials.find(({ purpose }) => purpose === 'cloud')!.really;
}
const counted = async () => {
  const { values } = await worker.metrics.credentials.get();
  return Object.fromEntries(values.flatMap(({ labels, value }) => (value > 0 ? [[labels.status, value]] : [])));
};

describe('the worker, asking what stored credentials really may do', () => {
  it('finds that an administrator’s may everything, which no cloud needs', async () => {
    await register('guangzhou', kubeconfig);
    const found = await asked('guangzhou');
    expect(found).toMatchObject({ status: 'exceeding', answer: { complete: true, lacking: [] } });
    expect(found.answer?.excess).toContain('* */*');
    expect(await counted()).toEqual({ exceeding: 1 });
  });

  it('finds that an account with the needed rights alone fits', async () => {
    await register('huizhou', exact.kubeconfig);
    expect(await asked('huizhou')).toMatchObject({ status: 'fitting', answer: { excess: [], lacking: [] } });
    expect(await counted()).toEqual({ exceeding: 1, fitting: 1 });
  });

  it('finds a right that was given or taken since, at the next asking', async () => {
    const rbac = admin.makeApiClient(RbacAuthorizationV1Api);
    const role = await rbac.readClusterRole({ name: exact.name });
    const rules = EXACT.filter(({ resources: [resource] }) => resource !== 'priorityclasses');
    const snooping = { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] };
    await rbac.replaceClusterRole({ name: exact.name, body: { ...role, rules: [...rules, snooping] } });
    const { id: cloudId } = await getCloud(province.job(), { slug: 'huizhou' });
    await expect
      .poll(
        async () => {
          now = new Date(now.getTime() + 1_000);
          await askRights(await province.as('engineer', now), { cloudId });
          return asked('huizhou');
        },
        { timeout: 60_000 },
      )
      .toMatchObject({
        status: 'lacking',
        answer: {
          excess: ['create pods/exec'],
          dangers: expect.arrayContaining([expect.objectContaining({ name: 'enter-pods', needed: [] })]),
        },
      });
    const { answer } = await asked('huizhou');
    expect(answer?.lacking).toContain('create scheduling.k8s.io/priorityclasses');
  });

  it('keeps the last answer, with its instant and the reason, once the credential is good for nothing', async () => {
    const core = admin.makeApiClient(CoreV1Api);
    await core.deleteNamespacedServiceAccount({ name: exact.name, namespace: exact.namespace });
    const { id: cloudId } = await getCloud(province.job(), { slug: 'huizhou' });
    await expect
      .poll(
        async () => {
          now = new Date(now.getTime() + 1_000);
          await askRights(await province.as('engineer', now), { cloudId });
          return (await asked('huizhou')).reason;
        },
        { timeout: 60_000 },
      )
      .toMatch(/401|Unauthorized/);
    expect(await asked('huizhou')).toMatchObject({ status: 'lacking', answer: { excess: ['create pods/exec'] } });
  });
});
