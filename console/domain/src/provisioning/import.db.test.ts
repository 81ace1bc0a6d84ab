import { randomUUID } from 'node:crypto';
import { orderedLines, plan, trouble } from '@zhengyun/test/support/ordered-lines.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { adoptTenancy } from '../tenancy/adopt-tenancy.ts';
import { listTenancies } from '../tenancy/list-tenancies.ts';
import { newId } from '../verb/id.ts';
import { cancelOperation } from './cancel-operation.ts';
import { closeTenancy } from './close-tenancy.ts';
import { openImport } from './open-import.ts';
import { recordFailure } from './record-failure.ts';
import { recordPreview } from './record-preview.ts';
import { recordSurvey } from './record-survey.ts';
import { releaseMaintenance } from './release-maintenance.ts';
import { startApplying } from './start-applying.ts';
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

const reason = 'it has run there for years';
const engineer = () => province.as('engineer');
const cloudId = async (slug: string) => (await getCloud(province.job(), { slug })).id;
const place = { zoneCode: 'extranet', xinchuang: false };
const systemOf = (slug: string) =>
  province.within(async ({ tx }) => {
    const found = tx.selectFrom('business_system').select(['id', 'department_id']).where('slug', '=', slug);
    return found.executeTakeFirstOrThrow();
  });

async function importOf(namespace: string, { system = 'drug-supervision', cloud = 'guangzhou', zone = {} } = {}) {
  const at = { ...place, ...zone, cloudId: await cloudId(cloud), systemId: (await systemOf(system)).id };
  return openImport(await engineer(), { ...at, namespace, reason });
}
async function startPreview(operationId: string) {
  const passphrase = { sealed: new Uint8Array([1]), keyId: 'k' };
  const start = await startPreviewing(flow.job(), { operationId, holder: randomUUID(), passphrase });
  if (start.outcome !== 'started') throw new Error(`it ${start.outcome}`);
  return start.lease.fence;
}
async function refused(operationId: string): Promise<void> {
  const fence = await startPreview(operationId);
  await recordFailure(flow.job(), { operationId, fence, trouble, findings: [], leftovers: [] });
  await flow.endLease(operationId);
}
const tenancyOf = async (number: string) => {
  const { items } = await listTenancies(await engineer(), { search: number });
  return items[0]!;
};
const baseStacks = (number: string) =>
  province.within(({ tx }) =>
    tx
      .selectFrom('stack as s')
      .innerJoin('tenancy as t', 't.id', 's.tenancy_id')
      .select(['s.id', 's.name'])
      .where('t.number', '=', number)
      .execute(),
  );
const putOnOneCluster = (slugs: readonly string[]) =>
  province.within(async ({ tx, ctx }) => {
    const id = newId(ctx.now);
    const facts = { server: 'https://127.0.0.1:6443', kubernetes_version: 'v1.36.3', registered_at: ctx.now };
    await tx
      .insertInto('cluster')
      .values({ id, slug: id, identity_uid: randomUUID(), ...facts })
      .execute();
    await tx
      .updateTable('cloud')
      .set({ cluster_id: id })
      .where('slug', 'in', [...slugs])
      .execute();
  });

describe('an import that is refused or called off', () => {
  it('gives up place and name, so that the system may order there as any other', async () => {
    const { operationId, tenancy } = await importOf('archive');
    expect(await tenancyOf(tenancy)).toMatchObject({ state: 'planned', slug: 'archive' });
    await refused(operationId);
    expect(await tenancyOf(tenancy)).toMatchObject({ state: 'lapsed' });
    expect((await province.audit('tenancy.lapsed')).at(-1)!.detail).toMatchObject({ number: tenancy });
    const { requestId } = await flow.order(1);
    const { tenancy: ordered } = (await flow.request(requestId)).lines[0]!;
    expect(ordered.number).not.toBe(tenancy);
    expect(ordered.slug).toMatch(/^guangzhou-zk-/);
    await flow.clear();
    await province.within(({ tx }) =>
      tx.updateTable('tenancy').set({ state: 'released' }).where('number', '=', ordered.number).execute(),
    );
  });

  it('keeps its number for the next try, which the namespace’s labels say, and its stack', async () => {
    const first = await importOf('records');
    const [stack] = await baseStacks(first.tenancy);
    expect(stack!.name).toBe(`guangzhou-${first.tenancy.toLowerCase()}`);
    await refused(first.operationId);
    const second = await importOf('records');
    expect(second.tenancy).toBe(first.tenancy);
    expect(await baseStacks(second.tenancy)).toEqual([stack]);
    expect(await tenancyOf(second.tenancy)).toMatchObject({ state: 'planned' });
    await cancelOperation(await engineer(), { operationId: second.operationId, reason });
    expect(await tenancyOf(second.tenancy)).toMatchObject({ state: 'lapsed' });
  });

  it('leaves the namespace to another system’s import, whose state is its own', async () => {
    const wrong = await importOf('permits');
    await refused(wrong.operationId);
    const right = await importOf('permits', { system: 'drug-portal' });
    expect(right.tenancy).not.toBe(wrong.tenancy);
    expect((await baseStacks(right.tenancy))[0]!.name).not.toBe((await baseStacks(wrong.tenancy))[0]!.name);
    await expect(importOf('permits')).rejects.toMatchObject({ code: 'SLUG_TAKEN', facts: { slug: 'permits' } });
    await cancelOperation(await engineer(), { operationId: right.operationId, reason });
  });

  it('can be closed for good, with nothing to remove', async () => {
    const { operationId, tenancy } = await importOf('typo');
    await refused(operationId);
    const { id } = await tenancyOf(tenancy);
    expect(await closeTenancy(await engineer(), { tenancyId: id, reason })).toEqual({
      operationId: null,
      number: null,
    });
    expect(await tenancyOf(tenancy)).toMatchObject({ state: 'released' });
  });

  it('that had begun to change the namespace keeps both', async () => {
    const { operationId, tenancy } = await importOf('half');
    const fence = await startPreview(operationId);
    await recordPreview(flow.job(), { operationId, fence, ...plan() });
    await flow.endLease(operationId);
    await releaseMaintenance(await province.as('technical'), { operationId, planHash: plan().hash });
    const start = await startApplying(flow.job(), { operationId, holder: randomUUID() });
    if (start.outcome !== 'started') throw new Error(`it ${start.outcome}`);
    const leftovers = [{ urn: 'urn:x', op: 'create', state: 'done' as const }];
    await recordFailure(flow.job(), { operationId, fence: start.lease.fence, trouble, findings: [], leftovers });
    await flow.endLease(operationId);
    expect(await tenancyOf(tenancy)).toMatchObject({ state: 'planned' });
    const again = await importOf('half');
    await cancelOperation(await engineer(), { operationId: again.operationId, reason });
    expect(await tenancyOf(tenancy)).toMatchObject({ state: 'planned' });
    await expect(flow.order(1)).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { object: again.number, state: 'cancelled' },
    });
    await province.within(({ tx }) =>
      tx.updateTable('tenancy').set({ state: 'released' }).where('number', '=', tenancy).execute(),
    );
  });
});

describe('what stands in the namespace', () => {
  it('is written by the worker that holds the stack, and by none that lost it', async () => {
    const { operationId } = await importOf('seen');
    const fence = await startPreview(operationId);
    const adopted = { labels: {}, annotations: {}, spec: {}, objects: [] };
    const late = recordSurvey(flow.job(), { operationId, fence: fence - 1n, adopted });
    await expect(late).rejects.toMatchObject({ code: 'LEASE_LOST' });
    await recordSurvey(flow.job(), { operationId, fence, adopted });
    await flow.endLease(operationId);
    const expired = recordSurvey(flow.job(), { operationId, fence, adopted });
    await expect(expired).rejects.toMatchObject({ code: 'LEASE_LOST' });
    await cancelOperation(await engineer(), { operationId, reason });
  });
});

describe('the zone of an import', () => {
  const refusedIn = (zone: object) =>
    importOf('settled', { zone }).then(
      () => 'opened',
      (error: { code?: string }) => error.code,
    );

  it('is held to what orders are held to', async () => {
    expect(await refusedIn({ zoneCode: 'atlantis' })).toBe('ZONE_UNKNOWN');
    expect(await refusedIn({ zoneCode: 'extranet-xc' })).toBe('XINCHUANG_MISMATCH');
    const zoneGrade = (grade: number) =>
      province.within(({ tx }) => tx.updateTable('cloud_zone').set({ maximum_mlps: grade }).execute());
    await zoneGrade(1);
    expect(await refusedIn({})).toBe('MLPS_ABOVE_ZONE');
    await zoneGrade(3);
    const refusals = (await province.audit('provisioning.import-opened')).filter((row) => row.outcome === 'refused');
    expect(refusals.length).toBeGreaterThanOrEqual(3);
  });

  it('says itself whether the tenancy is a 信创 one', async () => {
    const { operationId, tenancy } = await importOf('domestic', {
      zone: { zoneCode: 'extranet-xc', xinchuang: undefined },
    });
    const { xinchuang } = await province.within(({ tx }) =>
      tx.selectFrom('tenancy').select('xinchuang').where('number', '=', tenancy).executeTakeFirstOrThrow(),
    );
    expect(xinchuang).toBe(true);
    await cancelOperation(await engineer(), { operationId, reason });
  });
});

describe('the name of a namespace', () => {
  it('is taken on its cluster alone', async () => {
    await putOnOneCluster(['guangzhou', 'huizhou']);
    await putOnOneCluster(['heyuan']);
    const { department_id: departmentId, id: systemId } = await systemOf('drug-supervision');
    const adopt = async (cloud: string) => {
      const at = { ...place, cloudId: await cloudId(cloud), departmentId, systemId };
      return province.within((scope) => adoptTenancy.within(scope, { ...at, namespace: 'hr' }));
    };
    const here = await adopt('guangzhou');
    await expect(adopt('huizhou')).rejects.toMatchObject({ code: 'SLUG_TAKEN' });
    const there = await adopt('heyuan');
    expect(there.number).not.toBe(here.number);
  });

  it('moves with its cloud to the cluster that the cloud gets', async () => {
    const rows = await province.within(({ tx }) =>
      tx
        .selectFrom('tenancy as t')
        .innerJoin('cloud as c', 'c.id', 't.cloud_id')
        .select(['t.cluster_id as own', 'c.cluster_id as clouds'])
        .where('c.slug', '=', 'guangzhou')
        .execute(),
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { own, clouds } of rows) expect(own).toBe(clouds);
  });

  it('is none that the platform gives itself', async () => {
    await expect(importOf('guangzhou-zk-2026-000999')).rejects.toMatchObject({ code: 'SLUG_TAKEN' });
  });

  it('is given to nobody on a cloud on its way out', async () => {
    await province.within(({ tx }) =>
      tx.updateTable('cloud').set({ state: 'retiring' }).where('slug', '=', 'heyuan').execute(),
    );
    await expect(importOf('late', { cloud: 'heyuan', system: 'drug-portal' })).rejects.toMatchObject({
      code: 'CLOUD_NOT_READY',
    });
  });
});
