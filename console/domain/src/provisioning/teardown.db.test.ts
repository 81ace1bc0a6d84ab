import { randomUUID } from 'node:crypto';
import { orderedLines, plan, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { listTenancies } from '../tenancy/list-tenancies.ts';
import { openTenancy } from '../tenancy/open-tenancy.ts';
import { newId } from '../verb/id.ts';
import { keyFileSecretStore } from '../verb/secret-store.ts';
import { cancelOperation } from './cancel-operation.ts';
import { closeTenancy } from './close-tenancy.ts';
import { finishStackWith } from './finish-stack.ts';
import { getOperation } from './get-operation.ts';
import { openCloudDeployment } from './open-cloud-deployment.ts';
import { recordFailure } from './record-failure.ts';
import { recordPreview } from './record-preview.ts';
import { releaseCloudDeployment } from './release-cloud-deployment.ts';
import { releaseTeardown } from './release-teardown.ts';
import { retireCloud } from './retire-cloud.ts';
import { startPreviewing } from './start-previewing.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});

const finishStack = finishStackWith(keyFileSecretStore(Buffer.alloc(32, 7)));
const reason = 'no longer needed';
const engineer = () => province.as('engineer');
const idOf = async (slug: string) => (await getCloud(province.job(), { slug })).id;

async function preview(operationId: string) {
  const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
  const start = await startPreviewing(flow.job(), { operationId, holder: randomUUID(), passphrase });
  if (start.outcome !== 'started') throw new Error(`it ${start.outcome}`);
  const { fence } = start.lease;
  await recordPreview(flow.job(), { operationId, fence, ...plan() });
}
/** Stands for the verification that nothing of the stack is left. */
async function removed(operationId: string) {
  await flow.set(operationId, { state: 'done' });
  const observedAt = new Date(flow.job().now.getTime() + 3_600_000).toISOString();
  const inventory = { observedAt, clusterUid: 'u', objects: [] };
  const nothing = { tenancyCredential: null, clusterCa: null };
  await province.within((scope) => finishStack.within(scope, { operationId, inventory, ...nothing }));
}
/** A place on the cloud where some system of the sample has no tenancy yet. */
async function placeOn(cloudId: string) {
  const system = await province.within(({ tx }) =>
    tx.selectFrom('business_system').select(['id', 'department_id']).limit(1).executeTakeFirstOrThrow(),
  );
  return { departmentId: system.department_id, systemId: system.id, cloudId, zoneCode: 'extranet', xinchuang: false };
}
async function standingTenancy() {
  const { requestId, operations } = await flow.approved(1);
  const [operationId] = operations as [string];
  await flow.apply(operationId);
  await flow.delivered(operationId);
  const { items } = await listTenancies(await engineer(), { cloudId: await idOf('guangzhou') });
  const tenancy = items.find((each) => each.state !== 'released')!;
  const resource = (await flow.request(requestId)).lines[0]!.resource;
  return { tenancyId: tenancy.id, number: tenancy.number, resource };
}
const stateOfTenancy = async (id: string) =>
  (await listTenancies(await engineer(), { cloudId: await idOf('guangzhou') })).items.find((each) => each.id === id)!
    .state;

describe('closing a tenancy', () => {
  it('is refused with what stands in it, and overridden by two people it ends that, and what is charged', async () => {
    const { tenancyId, resource } = await standingTenancy();
    await expect(closeTenancy(await engineer(), { tenancyId, reason })).rejects.toMatchObject({
      code: 'TENANCY_IN_USE',
      facts: { resources: [resource.number], count: 1 },
    });
    expect(await flow.vcpu()).toEqual(['0', '8']);
    const { operationId } = await closeTenancy(await engineer(), { tenancyId, reason, override: true });
    expect(await stateOfTenancy(tenancyId)).toBe('closing');
    await preview(operationId!);
    expect(await flow.stateOf(operationId!)).toBe('previewed');
    const release = { operationId: operationId!, planHash: plan().hash };
    expect((await getOperation(await engineer(), { operationId: operationId! })).acts).not.toContain('release');
    expect((await getOperation(await province.as('technical'), { operationId: operationId! })).acts).toContain(
      'release',
    );
    await expect(releaseTeardown(await engineer(), release)).rejects.toMatchObject({ code: 'ASKER_RELEASES' });
    await expect(releaseCloudDeployment(await province.as('technical'), release)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const other = { ...release, planHash: 'f'.repeat(64) };
    await expect(releaseTeardown(await province.as('technical'), other)).rejects.toMatchObject({
      code: 'PLAN_CHANGED',
    });
    expect(await releaseTeardown(await province.as('technical'), release)).toMatchObject({ state: 'approved' });
    await removed(operationId!);
    expect(await stateOfTenancy(tenancyId)).toBe('released');
    expect(await flow.vcpu()).toEqual(['0', '0']);
    const [ended] = await province.audit('provisioning.tenancy-emptied');
    expect(ended!.detail).toMatchObject({ resources: [resource.number] });
    const changes = await province.audit('metering.resource-changed');
    expect(changes.at(-1)!.detail).toMatchObject({ number: resource.number, kind: 'delete' });
  });

  it('leaves the place free: the system may come back to it', async () => {
    const before = (await province.audit('tenancy.closed')).map((row) => row.object_id);
    const { tenancyId } = await standingTenancy();
    expect(before).not.toContain(tenancyId);
    expect(await stateOfTenancy(tenancyId)).toBe('planned');
  });

  it('that was called off, or failed before anything was touched, leaves it in use', async () => {
    const { tenancyId } = await standingTenancy();
    await province.within(({ tx }) =>
      tx.updateTable('stack').set({ state: 'deployed' }).where('tenancy_id', '=', tenancyId).execute(),
    );
    const first = await closeTenancy(await engineer(), { tenancyId, reason, override: true });
    await cancelOperation(await engineer(), { operationId: first.operationId!, reason });
    expect(await stateOfTenancy(tenancyId)).toBe('deployed');
    const { operationId } = await closeTenancy(await engineer(), { tenancyId, reason, override: true });
    const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
    const start = await startPreviewing(flow.job(), { operationId: operationId!, holder: randomUUID(), passphrase });
    if (start.outcome !== 'started') throw new Error('not started');
    const { fence } = start.lease;
    await recordFailure(flow.job(), { operationId: operationId!, fence, trouble, findings: [], leftovers: [] });
    expect(await stateOfTenancy(tenancyId)).toBe('deployed');
  });

  it('that is called off leaves one whose base never stood planned, as it was', async () => {
    const { requestId } = await flow.order(1);
    const { tenancy } = (await flow.request(requestId)).lines[0]!;
    await withdrawRequest(await province.as('applicant'), { requestId, reason });
    await flow.clear();
    const stand = (tenancyState: string, stackState: string) =>
      province.within(async ({ tx }) => {
        await tx.updateTable('tenancy').set({ state: tenancyState }).where('id', '=', tenancy.id).execute();
        await tx.updateTable('stack').set({ state: stackState }).where('tenancy_id', '=', tenancy.id).execute();
      });
    for (const [was, stack] of [
      ['planned', 'new'],
      ['deployed', 'deployed'],
    ] as const) {
      await stand(was, stack);
      const closing = { tenancyId: tenancy.id, reason, override: true };
      const { operationId } = await closeTenancy(await engineer(), closing);
      expect(await stateOfTenancy(tenancy.id)).toBe('closing');
      await cancelOperation(await engineer(), { operationId: operationId!, reason });
      expect(await stateOfTenancy(tenancy.id)).toBe(was);
    }
  });

  it('waits for what is under way there, which nobody overrides', async () => {
    const { tenancyId } = await standingTenancy();
    const { requestId } = await flow.order(1);
    const { number } = await flow.request(requestId);
    await expect(closeTenancy(await engineer(), { tenancyId, reason, override: true })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { object: number },
    });
  });

  it('is no department’s, and unknown where there is none', async () => {
    const tenancyId = newId(new Date());
    await expect(closeTenancy(await province.as('applicant'), { tenancyId, reason })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await expect(closeTenancy(await engineer(), { tenancyId, reason })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('retiring a cloud', () => {
  it('is refused with the tenancies that stand on it', async () => {
    const { number } = await standingTenancy();
    const retire = retireCloud(await engineer(), { cloudId: await idOf('guangzhou'), reason });
    await expect(retire).rejects.toMatchObject({ code: 'CLOUD_IN_USE', facts: { tenancies: [number], count: 1 } });
  });

  it('that never was on a cluster is done at once', async () => {
    const cloudId = await idOf('heyuan');
    expect(await retireCloud(await engineer(), { cloudId, reason })).toEqual({ operationId: null, number: null });
    expect((await getCloud(province.job(), { slug: 'heyuan' })).state).toBe('retired');
    await expect(retireCloud(await engineer(), { cloudId, reason })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(openCloudDeployment(await engineer(), { cloudId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { object: 'heyuan', state: 'retired' },
    });
  });

  it('removes its stack once another person releases that, and keeps it in the books', async () => {
    const cloudId = await idOf('huizhou');
    const cluster = { id: newId(new Date()), slug: 'c-1', server: 'https://10.0.0.1:6443', identity_uid: 'uid-1' };
    const known = { ...cluster, kubernetes_version: 'v1.36.3', registered_at: new Date() };
    await province.owner.insertInto('cluster').values(known).execute();
    await province.owner.updateTable('cloud').set({ cluster_id: cluster.id }).where('id', '=', cloudId).execute();
    const deployment = await openCloudDeployment(province.job(), { cloudId });
    await expect(retireCloud(await engineer(), { cloudId, reason })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await flow.set(deployment.operationId, { state: 'done' });
    const { operationId } = await retireCloud(await engineer(), { cloudId, reason });
    expect((await getCloud(province.job(), { slug: 'huizhou' })).state).toBe('retiring');
    const deploy = async () => openCloudDeployment(await engineer(), { cloudId });
    await expect(deploy()).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'retiring' } });
    await preview(operationId!);
    const place = await placeOn(cloudId);
    await expect(openTenancy(province.job(), place)).rejects.toMatchObject({ code: 'CLOUD_NOT_READY' });
    await province.owner.updateTable('cloud').set({ state: 'deployed' }).where('id', '=', cloudId).execute();
    const slippedIn = await openTenancy(province.job(), place);
    const released = releaseTeardown(await province.as('technical'), {
      operationId: operationId!,
      planHash: plan().hash,
    });
    await expect(released).rejects.toMatchObject({
      code: 'CLOUD_IN_USE',
      facts: { tenancies: [slippedIn.number], count: 1 },
    });
    await province.within(({ tx }) =>
      tx.updateTable('tenancy').set({ state: 'released' }).where('id', '=', slippedIn.id).execute(),
    );
    await province.owner.updateTable('cloud').set({ state: 'retiring' }).where('id', '=', cloudId).execute();
    await releaseTeardown(await province.as('technical'), { operationId: operationId!, planHash: plan().hash });
    const sealed = { sealed: Buffer.from('x'), key_id: 'k', created_at: new Date() };
    await province.owner
      .insertInto('cloud_credential')
      .values({ cloud_id: cloudId, purpose: 'cloud', ...sealed })
      .execute();
    await removed(operationId!);
    expect(await getCloud(province.job(), { slug: 'huizhou' })).toMatchObject({ state: 'retired', credentials: [] });
    await expect(deploy()).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'retired' } });
    expect((await province.audit('clouds.retired')).map((row) => (row.detail as { slug: string }).slug)).toContain(
      'huizhou',
    );
  });
});

describe('a command on the console', () => {
  it('does not deploy a cloud by itself: only the sample on one machine is attached so', async () => {
    const cloudId = await idOf('education');
    const as = (task: string) => ({ ...province.job(), actor: { kind: 'job' as const, task } });
    await expect(openCloudDeployment(as('cli-cloud-deploy'), { cloudId })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await expect(openCloudDeployment(as('cli-attach-local'), { cloudId })).rejects.toMatchObject({
      code: 'CLOUD_NOT_READY',
    });
  });
});
