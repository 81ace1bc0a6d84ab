import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { orderedLines, plan } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { submitRequest } from '../requests/submit.ts';
import { submitRelease } from '../requests/submit-release.ts';
import { submitResize } from '../requests/submit-resize.ts';
import { endTenancy } from '../tenancy/end-tenancy.ts';
import { markTenancyDeployed } from '../tenancy/mark-tenancy-deployed.ts';
import { cancelOperation } from './cancel-operation.ts';
import { closeTenancy } from './close-tenancy.ts';
import { getOperation } from './get-operation.ts';
import { openMaintenance } from './open-maintenance.ts';
import { startApplying } from './start-applying.ts';
import { startPreviewing } from './start-previewing.ts';

let province: SampleProvince;
let flow: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  flow = await orderedLines(province);
});
afterEach(async () => {
  await flow.clear();
  await rows((tx) => tx.updateTable('resource').set({ state: 'abandoned' }).execute());
  await rows((tx) => tx.updateTable('tenancy').set({ state: 'released' }).execute());
});
afterAll(async () => {
  await flow.end();
  await province.drop();
});

const rows = <Rows>(work: (tx: Tx) => Promise<Rows>) => province.within(({ tx }) => work(tx));
const reason = 'no longer needed';
const holder = '0198a000-0000-7000-8000-000000000001';
const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
const refused = { code: 'TENANCY_CLOSED' };
const ceiling = { vcpu: 8, memoryGb: 16, ordinaryGb: 200, fastGb: 0, hosts: 2 };

async function standing() {
  const { requestId, operations } = await flow.approved(1);
  const [operationId = ''] = operations;
  await flow.apply(operationId);
  await flow.delivered(operationId);
  await flow.endLease(operationId);
  const { resource, spec } = (await flow.request(requestId)).lines[0]!;
  const tenancy = await rows((tx) =>
    tx.selectFrom('tenancy').select(['id', 'number']).where('state', '<>', 'released').executeTakeFirstOrThrow(),
  );
  return { tenancy, resourceId: resource.id, spec };
}
const close = async (tenancyId: string) =>
  closeTenancy(await province.as('engineer'), { tenancyId, reason, override: true });
const larger = (spec: object) => ({ ...spec, vcpu: 8, memoryGb: 16 }) as never;
const stackOf = async (kind: string) =>
  (
    await rows((tx) =>
      tx
        .selectFrom('stack')
        .select('id')
        .where('kind', '=', kind)
        .orderBy('created_at', 'desc')
        .executeTakeFirstOrThrow(),
    )
  ).id;
const troubleOf = async (operationId: string) =>
  (await getOperation(await province.as('engineer'), { operationId })).trouble;
const stateOf = async (id: string) =>
  (await rows((tx) => tx.selectFrom('tenancy').select('state').where('id', '=', id).executeTakeFirstOrThrow())).state;

describe('a tenancy that is being closed', () => {
  it('takes no resize, no release, no new line and no maintenance, by name', async () => {
    const { tenancy, resourceId, spec } = await standing();
    await close(tenancy.id);
    const applicant = await province.as('applicant');
    const facts = { tenancy: tenancy.number };
    await expect(submitResize(applicant, { resourceId, spec: larger(spec), reason })).rejects.toMatchObject({
      ...refused,
      facts,
    });
    await expect(submitRelease(applicant, { resourceId, reason })).rejects.toMatchObject({ ...refused, facts });
    const lines = [
      { cloud: 'guangzhou', zone: 'extranet', spec: { item: 'cloud-host', count: 1, vcpu: 2, memoryGb: 4 } },
    ];
    const order = {
      systemId: (await rows((tx) => tx.selectFrom('resource').select('system_id').executeTakeFirstOrThrow())).system_id,
      title: 't',
      reason,
      mlpsGrade: 3,
      lines,
    };
    await expect(submitRequest(applicant, order as never)).rejects.toMatchObject({ ...refused, facts });
    const stackId = await stackOf('tenancy-base');
    await rows((tx) => tx.updateTable('stack').set({ state: 'deployed' }).where('id', '=', stackId).execute());
    const intent = { purpose: 'refresh' as const, reason };
    const inputs = {};
    await expect(
      province.within((scope) => openMaintenance.within(scope, { stackId, intent: intent as never, inputs })),
    ).rejects.toMatchObject({ ...refused, facts });
  });

  it('takes them again once its closing was called off', async () => {
    const { tenancy, resourceId, spec } = await standing();
    const { operationId } = await close(tenancy.id);
    await cancelOperation(await province.as('engineer'), { operationId: operationId ?? '', reason });
    const applicant = await province.as('applicant');
    const { state } = await submitResize(applicant, { resourceId, spec: larger(spec), reason });
    expect(state).toBe('previewing');
  });

  it('fails what had slipped in before it: no preview, no apply', async () => {
    const { tenancy, resourceId, spec } = await standing();
    const resize = await submitResize(await province.as('applicant'), { resourceId, spec: larger(spec), reason });
    const { operations } = await flow.request(resize.requestId);
    const [first, second] = operations.map(({ id }) => id) as [string, string];
    await flow.set(second, { state: 'approved', plan_hash: plan().hash });
    await rows((tx) => tx.updateTable('tenancy').set({ state: 'closing' }).where('id', '=', tenancy.id).execute());
    expect(await startPreviewing(flow.job(), { operationId: first, holder, passphrase })).toEqual({
      outcome: 'outdated',
    });
    expect(await troubleOf(first)).toMatchObject({ ...refused, facts: { tenancy: tenancy.number } });
    await flow.set(second, { state: 'approved' });
    expect(await startApplying(flow.job(), { operationId: second, holder })).toEqual({ outcome: 'outdated' });
    expect(await flow.stateOf(second)).toBe('failed');
    expect(await stateOf(tenancy.id)).toBe('closing');
  });

  it('and a change of it that come at once never both get in', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { tenancy, resourceId, spec } = await standing();
      const applicant = await province.as('applicant');
      const both = await Promise.allSettled([
        close(tenancy.id),
        submitResize(applicant, { resourceId, spec: larger(spec), reason }),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      await flow.clear();
      await rows((tx) => tx.updateTable('resource').set({ state: 'abandoned' }).execute());
      await rows((tx) => tx.updateTable('tenancy').set({ state: 'released' }).execute());
    }
  });
});

describe('a released tenancy', () => {
  it('never comes back to life, whoever is late', async () => {
    const { tenancy } = await standing();
    const tenancyId = tenancy.id;
    await rows((tx) => tx.updateTable('tenancy').set({ state: 'released' }).where('id', '=', tenancyId).execute());
    const late = province.within((scope) =>
      markTenancyDeployed.within(scope, { tenancyId, ceiling: ceiling as never }),
    );
    await expect(late).rejects.toMatchObject(refused);
    const calledOff = province.within((scope) => endTenancy.within(scope, { tenancyId, state: 'deployed' }));
    await expect(calledOff).rejects.toMatchObject(refused);
    const byHand = rows((tx) =>
      tx.updateTable('tenancy').set({ state: 'deployed' }).where('id', '=', tenancyId).execute(),
    );
    await expect(byHand).rejects.toThrow(/was released and can't be deployed again/);
    expect(await stateOf(tenancyId)).toBe('released');
  });
});
