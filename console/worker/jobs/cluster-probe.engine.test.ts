import { connect, type Database } from '@zhengyun/db/connect.ts';
import { addCloudWith } from '@zhengyun/domain/clouds/add-cloud.ts';
import { askLook } from '@zhengyun/domain/clouds/ask-look.ts';
import { askProbeWith } from '@zhengyun/domain/clouds/ask-probe.ts';
import { getProbe } from '@zhengyun/domain/clouds/get-probe.ts';
import { lastLook } from '@zhengyun/domain/clouds/last-look.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { clusterIdentity } from '@zhengyun/engine/inventory/cluster-identity.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Worker } from '../worker-context.ts';
import { clusterProbe } from './cluster-probe.ts';

const [kubeconfig, other] = testKubeconfigs();
const secrets = keyFileSecretStore(Buffer.alloc(32, 7));
const ports = { secrets, allowed: { hosts: [], loopback: true } };
const addCloud = addCloudWith(ports);

let province: SampleProvince;
let db: Database;
let worker: Worker;
beforeAll(async () => {
  province = await sampleProvince();
  db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
  worker = { db, secrets, now: () => MONDAY } as Worker;
});
afterAll(async () => {
  await db.destroy();
  await province.drop();
});

const engineer = () => province.as('engineer');
async function looked(text: string, cloudSlug?: string) {
  const { probeId } = await askProbeWith(ports)(await engineer(), { kubeconfig: text });
  await clusterProbe(worker, { probeId });
  return getProbe(await engineer(), { probeId, ...(cloudSlug ? { cloudSlug } : {}) });
}
const definition = {
  slug: 'probe-city',
  name: '探测市政务云',
  tier: 'municipal' as const,
  profile: 'city-medium' as const,
  region: 'pearl-river-delta' as const,
  kubevirt: 'present' as const,
  storageProvisioner: 'csi.example.cn',
  zones: [{ code: 'extranet', name: '政务外网区', xinchuang: false, maximumMlps: 3 as const, nodes: [], capacity: {} }],
};

describe('the worker’s look at a cluster', () => {
  it('answers with who it is and what it has, and a cloud is added on the strength of it', async () => {
    const probe = await looked(kubeconfig);
    expect(probe).toMatchObject({
      state: 'answered',
      clusterUid: await clusterIdentity(kubeconfig),
      missingRights: [],
      otherCluster: false,
    });
    const asked = { definition, clusterSlug: 'probe-cluster', kubeconfig, probeId: probe.id };
    expect(await addCloud(await engineer(), asked)).toMatchObject({ added: true });
  });

  it('says of a credential for another cluster that it is another one', async () => {
    const probe = await looked(other, 'probe-city');
    expect(probe).toMatchObject({ state: 'answered', otherCluster: true });
    const moved = addCloud(await engineer(), {
      definition,
      clusterSlug: 'probe-2',
      kubeconfig: other,
      probeId: probe.id,
    });
    await expect(moved).rejects.toMatchObject({ code: 'CLUSTER_CHANGED' });
  });

  it('comes to an answer in words where nobody answers', async () => {
    const nowhere = kubeconfig.replace(/https:\/\/127\.0\.0\.1:\d+/, 'https://127.0.0.1:9');
    expect(await looked(nowhere)).toMatchObject({ state: 'unreachable', reason: expect.any(String), nodes: [] });
  });

  it('is made again of a cloud that stands, by the credential that is stored for it', async () => {
    const { id: cloudId } = await db
      .selectFrom('cloud')
      .select('id')
      .where('slug', '=', 'probe-city')
      .executeTakeFirstOrThrow();
    const { probeId } = await askLook(await engineer(), { cloudId });
    const aMinuteLater = () => new Date(MONDAY.getTime() + 60_000);
    await clusterProbe({ ...worker, now: aMinuteLater }, { probeId });
    const seen = await lastLook(await engineer(), { slug: 'probe-city' });
    expect(seen).toMatchObject({ id: probeId, knownAs: 'probe-cluster', operators: expect.any(Array) });
    expect(seen?.nodes.length).toBeGreaterThan(0);
  });
});
