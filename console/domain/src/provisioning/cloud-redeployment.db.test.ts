import { randomUUID } from 'node:crypto';
import { orderedLines, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { newId } from '../verb/id.ts';
import { openCloudDeployment } from './open-cloud-deployment.ts';
import { readWork } from './read-work.ts';
import { recordFailure } from './record-failure.ts';
import { startPreviewing } from './start-previewing.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
let cloudId: string;
let operationId: string;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
  cloudId = (await getCloud(province.job(), { slug: 'huizhou' })).id;
  const cluster = { id: newId(new Date()), slug: 'c-1', server: 'https://10.0.0.1:6443', identity_uid: 'uid-1' };
  const known = { ...cluster, kubernetes_version: 'v1.36.3', registered_at: new Date() };
  await province.owner.insertInto('cluster').values(known).execute();
  await province.owner.updateTable('cloud').set({ cluster_id: cluster.id }).where('id', '=', cloudId).execute();
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});

const stateOf = async () => (await getCloud(province.job(), { slug: 'huizhou' })).state;
const usable = async () => (await readWork(flow.job(), { operationId })).cloud.deployed;

async function stands(deployed: boolean): Promise<void> {
  const cloud = deployed ? { state: 'deployed', deployed_at: new Date() } : { state: 'planned', deployed_at: null };
  await province.within(async ({ tx }) => {
    await tx.updateTable('cloud').set(cloud).where('id', '=', cloudId).execute();
    await tx
      .updateTable('stack')
      .set({ state: deployed ? 'deployed' : 'new' })
      .where('cloud_id', '=', cloudId)
      .execute();
  });
}

async function previewFails(): Promise<void> {
  const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
  const start = await startPreviewing(flow.job(), { operationId, holder: randomUUID(), passphrase });
  if (start.outcome !== 'started') throw new Error(`it ${start.outcome}`);
  const { fence } = start.lease;
  await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers: [] });
  await flow.endLease(operationId);
}

describe('a cloud that stands and is to be deployed anew', () => {
  beforeEach(async () => {
    const first = await openCloudDeployment(province.job(), { cloudId });
    await flow.set(first.operationId, { state: 'failed' });
    await stands(true);
    operationId = (await openCloudDeployment(province.job(), { cloudId })).operationId;
  });

  it('serves on as it was when the plan fails', async () => {
    expect(await stateOf()).toBe('deploying');
    await previewFails();
    expect(await stateOf()).toBe('deployed');
  });

  it('serves tenancies while people weigh the plan, and not while the engine is at it', async () => {
    expect(await usable()).toBe(true);
    await flow.set(operationId, { state: 'approved' });
    expect(await usable()).toBe(true);
    await flow.set(operationId, { state: 'applying' });
    expect(await usable()).toBe(false);
    await flow.set(operationId, { state: 'failed' });
  });
});

it('a cloud that never stood is failed by a plan that fails', async () => {
  await stands(false);
  operationId = (await openCloudDeployment(province.job(), { cloudId })).operationId;
  expect(await usable()).toBe(false);
  await previewFails();
  expect(await stateOf()).toBe('failed');
});
