import { connect, type Database } from '@zhengyun/db/connect.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { newId } from '../verb/id.ts';
import { openCloudDeployment } from './open-cloud-deployment.ts';
import { readWork } from './read-work.ts';

let province: SampleProvince;
/** The worker's role: no other may read what seals a stack. */
let worker: Database;
beforeAll(async () => {
  province = await sampleProvince();
  worker = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
});
afterAll(async () => {
  await worker.destroy();
  await province.drop();
});

const CLOUDS = ['province', 'guangzhou', 'huizhou'] as const;
type Slug = (typeof CLOUDS)[number];
const change = (slug: Slug, values: { kubevirt?: string; state?: string; cluster_id?: string }) =>
  province.owner.updateTable('cloud').set(values).where('slug', '=', slug).execute();

/** A cluster, and the sample clouds that stand on it. */
async function clusterOf(...slugs: readonly Slug[]): Promise<void> {
  const id = newId(province.job().now);
  const known = { identity_uid: id, kubernetes_version: 'v1.36.3', registered_at: new Date() };
  await province.owner
    .insertInto('cluster')
    .values({ id, slug: `c-${slugs[0]}`, server: 'https://10.0.0.1:6443', ...known })
    .execute();
  for (const slug of slugs) await change(slug, { cluster_id: id });
}

describe('the deployment of a cloud that finds KubeVirt on its cluster', () => {
  it('awaits the cloud that brings it there, until that one is deployed, and no other', async () => {
    await clusterOf('province', 'guangzhou');
    await clusterOf('huizhou');
    await change('province', { kubevirt: 'install', state: 'planned' });
    await change('guangzhou', { kubevirt: 'present', state: 'planned' });
    await change('huizhou', { kubevirt: 'present', state: 'planned' });
    const operations = new Map<Slug, string>();
    for (const slug of CLOUDS) {
      const { id: cloudId } = await getCloud(province.job(), { slug });
      operations.set(slug, (await openCloudDeployment(province.job(), { cloudId })).operationId);
    }
    const awaits = () =>
      Promise.all(
        CLOUDS.map(
          async (slug) =>
            (await readWork({ ...province.job(), db: worker }, { operationId: operations.get(slug)! })).cloud.awaits,
        ),
      );
    const { name } = await getCloud(province.job(), { slug: 'province' });
    expect(await awaits()).toEqual([null, name, null]);
    await change('province', { state: 'deploying' });
    expect(await awaits()).toEqual([null, name, null]);
    await change('province', { state: 'deployed' });
    expect(await awaits()).toEqual([null, null, null]);
  });
});
