import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { bookQuota } from './book-quota.ts';
import { foreseeQuota } from './foresee-quota.ts';
import { listQuota } from './list-quota.ts';
import { releaseQuota } from './release-quota.ts';
import { reserveQuota } from './reserve-quota.ts';
import { setQuota } from './set-quota.ts';

let province: SampleProvince;
let departmentId: string;
let cloudId: string;
beforeAll(async () => {
  province = await sampleProvince();
  departmentId = province.departments.get('drug-regulator')!;
  const { id } = await province.owner
    .selectFrom('cloud')
    .select('id')
    .where('slug', '=', 'guangzhou')
    .executeTakeFirstOrThrow();
  cloudId = id;
});
afterAll(() => province.drop());

const requestId = crypto.randomUUID();
const space = (vcpu: number) => ({ item: 'container-space' as const, vcpu, memoryGb: 1, ordinaryGb: 0, fastGb: 0 });
const order = (vcpu: number) => ({
  departmentId,
  requestId,
  changes: [{ cloudId, xinchuang: false, before: null, after: space(vcpu) }],
});
const vcpuLine = async () => {
  const { items } = await listQuota(await province.as('applicant'), {});
  return items.find((line) => line.cloud.id === cloudId && line.dimension === 'vcpu' && !line.xinchuang)!;
};

describe('quota', () => {
  beforeEach(async () => {
    const figures = { limit_units: '100', reserved: '0', booked: '0' };
    await province.within(({ tx }) => tx.updateTable('quota').set(figures).where('cloud_id', '=', cloudId).execute());
  });

  it('never overshoots when many requests are approved at once', async () => {
    const attempts = Array.from({ length: 6 }, () =>
      province
        .within((scope) => reserveQuota.within(scope, order(30)))
        .then(
          () => 'held' as const,
          (error: { code: string }) => error.code,
        ),
    );
    const results = (await Promise.all(attempts)).toSorted();
    expect(results).toEqual(['QUOTA_EXCEEDED', 'QUOTA_EXCEEDED', 'QUOTA_EXCEEDED', 'held', 'held', 'held']);
    expect(await vcpuLine()).toMatchObject({ limit: '100', reserved: '90', left: '10' });
  });

  it('takes locks of two clouds in one order, so two requests never block each other for good', async () => {
    const { id: other } = await province.owner
      .selectFrom('cloud')
      .select('id')
      .where('slug', '=', 'province')
      .executeTakeFirstOrThrow();
    const change = (cloud: string) => ({ cloudId: cloud, xinchuang: false, before: null, after: space(1) });
    const both = (clouds: string[]) =>
      province.within((scope) => reserveQuota.within(scope, { departmentId, requestId, changes: clouds.map(change) }));
    await Promise.all(Array.from({ length: 8 }, (_, at) => both(at % 2 ? [cloudId, other] : [other, cloudId])));
    expect(await vcpuLine()).toMatchObject({ reserved: '8' });
  });

  it('turns what was reserved into what is booked, and a release gives it back', async () => {
    await province.within((scope) => reserveQuota.within(scope, order(40)));
    await province.within((scope) => bookQuota.within(scope, order(40)));
    expect(await vcpuLine()).toMatchObject({ reserved: '0', booked: '40', left: '60' });
    const resize = { ...order(0), changes: [{ cloudId, xinchuang: false, before: space(40), after: space(70) }] };
    await province.within((scope) => reserveQuota.within(scope, resize));
    expect(await vcpuLine()).toMatchObject({ reserved: '30', booked: '40', left: '30' });
    await province.within((scope) => bookQuota.within(scope, resize));
    const released = { ...order(0), changes: [{ cloudId, xinchuang: false, before: space(70), after: null }] };
    await province.within((scope) => bookQuota.within(scope, released));
    expect(await vcpuLine()).toMatchObject({ reserved: '0', booked: '0', left: '100' });
  });

  it('gives a reservation back that comes to nothing', async () => {
    await province.within((scope) => reserveQuota.within(scope, order(40)));
    await province.within((scope) => releaseQuota.within(scope, order(40)));
    expect(await vcpuLine()).toMatchObject({ reserved: '0', left: '100' });
  });

  it('foresees what reserving would say, and holds nothing', async () => {
    const applicant = await province.as('applicant');
    const { changes } = order(101);
    expect((await foreseeQuota(applicant, { departmentId, changes })).refusal).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      facts: { dimension: 'vcpu', asked: '101', left: '100' },
    });
    expect(await vcpuLine()).toMatchObject({ reserved: '0' });
  });

  it('can’t be set below what is held, by the authority alone', async () => {
    await province.within((scope) => reserveQuota.within(scope, order(40)));
    const set = { departmentId, cloudId, xinchuang: false, limits: { vcpu: '39' } };
    await expect(setQuota(await province.as('authority'), set)).rejects.toMatchObject({ code: 'QUOTA_IN_USE' });
    await setQuota(await province.as('authority'), { ...set, limits: { vcpu: '40' } });
    expect(await vcpuLine()).toMatchObject({ limit: '40', left: '0' });
    await expect(setQuota(await province.as('engineer'), set)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('can’t be set below the floor of the cloud’s region, in what the city has to give', async () => {
    const authority = await province.as('authority');
    const set = async (slug: string, limits: Record<string, string>) => {
      const { id } = await getCloud(authority, { slug });
      return setQuota(authority, { departmentId, cloudId: id, xinchuang: false, limits });
    };
    await expect(set('huizhou', { vcpu: '15' })).rejects.toMatchObject({
      code: 'QUOTA_BELOW_FLOOR',
      facts: { dimension: 'vcpu', asked: '15', floor: '16' },
    });
    await expect(set('huizhou', { vcpu: '16' })).resolves.toEqual({ set: 1 });
    await expect(set('heyuan', { vcpu: '0', 'bandwidth-mbps': '99' })).rejects.toMatchObject({
      facts: { dimension: 'bandwidth-mbps', floor: '100' },
    });
    await expect(set('heyuan', { vcpu: '0', 'bandwidth-mbps': '100' })).resolves.toEqual({ set: 2 });
    await expect(set('province', { 'bandwidth-mbps': '0' })).resolves.toEqual({ set: 1 });
  });

  it('counts the volumes of adopted namespaces, which may be more than the limit, until their tenancy has ended', async () => {
    const claim = { storageClassName: 'zy-guangzhou-fast', resources: { requests: { storage: '12000Gi' } } };
    const adopted = JSON.stringify({ objects: [{ kind: 'PersistentVolumeClaim', name: 'data', spec: claim }] });
    const { id } = await province.within(async ({ tx, ctx }) => {
      const system = await tx
        .selectFrom('business_system')
        .select('id')
        .where('department_id', '=', departmentId)
        .limit(1)
        .executeTakeFirstOrThrow();
      const place = { cloud_id: cloudId, zone_code: 'extranet', xinchuang: false, system_id: system.id };
      const name = { id: crypto.randomUUID(), number: 'ZK-2026-900001', slug: 'before', state: 'deployed' };
      const owner = { department_id: departmentId, created_at: ctx.now };
      const values = { ...place, ...name, ...owner, adopted };
      return tx.insertInto('tenancy').values(values).returning('id').executeTakeFirstOrThrow();
    });
    const fast = async () => {
      const { items } = await listQuota(await province.as('applicant'), {});
      return items.find(
        ({ cloud, ...line }) => cloud.id === cloudId && line.dimension === 'disk-fast-gb' && !line.xinchuang,
      );
    };
    await province.within(({ tx }) =>
      tx.updateTable('quota').set({ limit_units: '10000' }).where('cloud_id', '=', cloudId).execute(),
    );
    expect(await fast()).toMatchObject({ limit: '10000', booked: '0', takenOver: '12000', left: '-2000' });
    const disk = { item: 'block-disk' as const, class: 'fast' as const, gb: 10, count: 1 };
    const more = { departmentId, requestId, changes: [{ cloudId, xinchuang: false, before: null, after: disk }] };
    await expect(province.within((scope) => reserveQuota.within(scope, more))).rejects.toMatchObject({
      code: 'QUOTA_EXCEEDED',
      facts: { dimension: 'disk-fast-gb', left: '0' },
    });
    const authority = await province.as('authority');
    const set = (units: string) =>
      setQuota(authority, { departmentId, cloudId, xinchuang: false, limits: { 'disk-fast-gb': units } });
    await expect(set('9999')).rejects.toMatchObject({
      code: 'QUOTA_IN_USE',
      facts: { asked: '9999', held: '12000', users: ['ZK-2026-900001'], count: 1 },
    });
    await set('11000');
    await province.within(({ tx }) =>
      tx.updateTable('tenancy').set({ state: 'released' }).where('id', '=', id).execute(),
    );
    expect(await fast()).toMatchObject({ takenOver: '0', left: '11000' });
  });

  it('shows a department its own limits only', async () => {
    const { items } = await listQuota(await province.as('applicant2'), {});
    expect(new Set(items.map((line) => line.department.slug))).toEqual(new Set(['education-bureau']));
    const asked = await listQuota(await province.as('applicant2'), { departmentId });
    expect(asked.items).toEqual([]);
  });
});
