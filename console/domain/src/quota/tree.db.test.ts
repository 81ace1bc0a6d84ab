import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listNotices } from '../notices/list-notices.ts';
import { addPerson } from '../people/add-person.ts';
import { grantRole } from '../people/grant-role.ts';
import { askQuota } from './ask-quota.ts';
import { decideAsk } from './decide-ask.ts';
import { foreseeQuota } from './foresee-quota.ts';
import { getQuotaTree } from './get-tree.ts';
import { listAsks } from './list-asks.ts';
import { listQuotaHistory } from './list-history.ts';
import { listQuota } from './list-quota.ts';
import { reserveQuota } from './reserve-quota.ts';
import type { PoolPlace } from './schemas.ts';
import { setPool } from './set-pool.ts';
import { setQuota } from './set-quota.ts';
import { withdrawAsk } from './withdraw-ask.ts';

let province: SampleProvince;
let departments: readonly [string, string];
let clouds: ReadonlyMap<string, string>;
beforeAll(async () => {
  province = await sampleProvince();
  departments = [province.departments.get('drug-regulator')!, province.departments.get('education-bureau')!];
  const rows = await province.owner.selectFrom('cloud').select(['slug', 'id']).execute();
  clouds = new Map(rows.map(({ slug, id }) => [slug, id] as const));
  const name = { subject: 'sample:huizhou-authority', realName: '惠州主管' };
  const { id: personId } = await addPerson(province.job(), name);
  const organisationId = province.organisations.get('data-authority')!;
  const granted = { role: 'authority-approver' as const, organisationId, cloudId: clouds.get('huizhou')! };
  await grantRole(province.job(), { personId, ...granted });
});
afterAll(() => province.drop());

const VCPU = { dimension: 'vcpu', xinchuang: false } as const;
const cloudId = () => clouds.get('guangzhou')!;
const here = (): PoolPlace => ({ level: 'cloud', cloudId: cloudId() });
const order = (departmentId: string, vcpu: number) => ({
  departmentId,
  requestId: crypto.randomUUID(),
  changes: [
    {
      ...{ cloudId: cloudId(), xinchuang: false, before: null },
      after: { item: 'container-space' as const, vcpu, memoryGb: 1, ordinaryGb: 0, fastGb: 0 },
    },
  ],
});
const reserve = (departmentId: string, vcpu: number) =>
  province.within((scope) => reserveQuota.within(scope, order(departmentId, vcpu)));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const pool = async (place: PoolPlace, figures: { limit: string | null; oversubscribe?: boolean; soft?: string }) =>
  setPool(await province.as('authority'), { place, ...VCPU, ...figures, reason: '年度核定' });
const limit = async (departmentId: string, vcpu: string) =>
  setQuota(await province.as('authority'), { departmentId, cloudId: cloudId(), xinchuang: false, limits: { vcpu } });
const nodes = async (slug = 'authority') => (await getQuotaTree(await province.as(slug), VCPU)).nodes;
const node = async (key: string) => (await nodes()).find((each) => each.key === key)!;

beforeEach(async () => {
  await province.within(async ({ tx }) => {
    await tx.updateTable('quota_pool').set({ limit_units: null, soft_units: null, oversubscribe: false }).execute();
    const none = { limit_units: '0', soft_units: null, reserved: '0', booked: '0' };
    await tx.updateTable('quota').set(none).where('dimension', '=', 'vcpu').execute();
    const own = tx.updateTable('quota').set({ limit_units: '100' }).where('cloud_id', '=', cloudId());
    await own
      .where('department_id', 'in', [...departments])
      .where('xinchuang', '=', false)
      .execute();
  });
});

describe('what a cloud has to give in all', () => {
  it('is never overshot by departments whose own limits would let them through, many at once', async () => {
    await pool(here(), { limit: '100', oversubscribe: true });
    for (const departmentId of departments) await limit(departmentId, '200');
    const attempts = Array.from({ length: 8 }, (_, at) => codeOf(reserve(departments[at % 2 ? 1 : 0], 30)));
    const results = (await Promise.all(attempts)).toSorted();
    expect(results).toEqual([...Array(5).fill('QUOTA_POOL_EXCEEDED'), ...Array(3).fill('done')]);
    expect(await node(`cloud ${cloudId()}`)).toMatchObject({ limit: '100', reserved: '90', left: '10', given: '400' });
  });

  it('is not taken beyond where it is lowered at the same time', async () => {
    for (let round = 0; round < 4; round++) {
      await province.within(({ tx }) => tx.updateTable('quota').set({ reserved: '0' }).execute());
      await pool(here(), { limit: '200' });
      const both = [codeOf(reserve(departments[0], 60)), codeOf(pool(here(), { limit: '50', oversubscribe: true }))];
      expect((await Promise.all(both)).toSorted()).toEqual([expect.stringMatching(/^QUOTA_/), 'done']);
      expect((await node(`cloud ${cloudId()}`)).left).not.toMatch(/^-/);
    }
  });

  it('is not given twice by two who give the rest of it at once', async () => {
    await pool({ level: 'tier', tier: 'municipal' }, { limit: '250' });
    const both = departments.map((departmentId) => codeOf(limit(departmentId, '150')));
    expect((await Promise.all(both)).toSorted()).toEqual(['QUOTA_OVERGIVEN', 'done']);
    expect(await node('tier municipal')).toMatchObject({ limit: '250', given: '250' });
  });

  it('may be given beyond only where it says so, and sets no limit once it is taken away', async () => {
    await pool({ level: 'province' }, { limit: '200' });
    await expect(limit(departments[0], '101')).rejects.toMatchObject({
      code: 'QUOTA_OVERGIVEN',
      facts: { level: 'province', dimension: 'vcpu', given: '201', limit: '200' },
    });
    await pool({ level: 'province' }, { limit: '200', oversubscribe: true });
    await limit(departments[0], '101');
    await expect(pool({ level: 'province' }, { limit: '200' })).rejects.toMatchObject({ code: 'QUOTA_OVERGIVEN' });
    await pool({ level: 'province' }, { limit: null });
    await limit(departments[0], '5000');
  });

  it('is not lowered below what is held, and says who holds it', async () => {
    await reserve(departments[0], 40);
    await expect(pool(here(), { limit: '39', oversubscribe: true })).rejects.toMatchObject({
      code: 'QUOTA_IN_USE',
      facts: { level: 'cloud', asked: '39', held: '40', users: [expect.any(String)], count: 1 },
    });
    await expect(limit(departments[0], '39')).rejects.toMatchObject({ code: 'QUOTA_IN_USE', facts: { held: '40' } });
  });

  it('is foreseen also by a department that sees no other', async () => {
    await pool(here(), { limit: '100', oversubscribe: true });
    await reserve(departments[1], 80);
    const { changes } = order(departments[0], 30);
    const foreseen = await foreseeQuota(await province.as('applicant'), { departmentId: departments[0], changes });
    expect(foreseen.refusal).toEqual({
      code: 'QUOTA_POOL_EXCEEDED',
      facts: { level: 'cloud', dimension: 'vcpu', asked: '30', left: '20' },
    });
    expect((await nodes('applicant')).filter(({ level }) => level === 'department')).toEqual(
      (await nodes())
        .filter(({ department }) => department?.id === departments[0])
        .map((each) => ({
          ...each,
          acts: ['ask'],
        })),
    );
  });

  it('is set by the authority of the province alone', async () => {
    const set = { place: { level: 'cloud' as const, cloudId: clouds.get('huizhou')! }, ...VCPU, limit: '1' };
    await expect(setPool(await province.as('huizhou-authority'), set)).rejects.toMatchObject({
      code: 'CLOUD_NOT_GRANTED',
    });
    await expect(setPool(await province.as('engineer'), set)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const nowhere = { ...set, place: { level: 'cloud' as const, cloudId: crypto.randomUUID() } };
    await expect(setPool(await province.as('authority'), nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const soft = setPool(await province.as('authority'), { ...set, soft: '2' });
    await expect(soft).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('keeps how it came about', async () => {
    await pool(here(), { limit: '300', soft: '250' });
    await limit(departments[0], '120');
    const [own, above] = await listQuotaHistory(await province.as('authority'), VCPU);
    expect(own).toMatchObject({ level: 'department', from: '100', to: '120' });
    expect(above).toMatchObject({
      level: 'cloud',
      from: null,
      to: '300',
      soft: '250',
      reason: '年度核定',
      byTask: false,
    });
    const seen = await listQuotaHistory(await province.as('applicant2'), VCPU);
    expect(seen.map(({ id }) => id)).not.toContain(own!.id);
  });

  it('says of what a task set that it was one, to a department too', async () => {
    const departmentId = province.departments.get('education-bureau')!;
    const set = { departmentId, cloudId: cloudId(), xinchuang: false, limits: { vcpu: '90' }, reason: '初始设定' };
    await setQuota(province.job(), set);
    for (const who of ['authority', 'applicant2']) {
      const [newest] = await listQuotaHistory(await province.as(who), VCPU);
      expect([who, newest?.to, newest?.byTask]).toEqual([who, '90', true]);
    }
  });
});

describe('a soft limit', () => {
  it('warns of what passes it and refuses nothing', async () => {
    const set = { departmentId: departments[0], cloudId: cloudId(), xinchuang: false };
    const authority = await province.as('authority');
    await setQuota(authority, { ...set, limits: { vcpu: '100' }, soft: { vcpu: '50' } });
    const foresee = async (vcpu: number) => {
      const { changes } = order(departments[0], vcpu);
      const seen = await foreseeQuota(await province.as('applicant'), { departmentId: departments[0], changes });
      return { refusal: seen.refusal, ...seen.effects.find(({ dimension }) => dimension === 'vcpu')! };
    };
    expect(await foresee(50)).toMatchObject({ refusal: null, isOverSoft: false });
    expect(await foresee(51)).toMatchObject({ refusal: null, isOverSoft: true });
    await reserve(departments[0], 51);
    const { items } = await listQuota(await province.as('applicant'), {});
    const line = items.find(
      ({ cloud, dimension, xinchuang }) => cloud.id === cloudId() && dimension === 'vcpu' && !xinchuang,
    );
    expect(line).toMatchObject({ soft: '50', left: '49' });
    await expect(setQuota(authority, { ...set, limits: { vcpu: '60' }, soft: { vcpu: '61' } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});

describe('a request for more', () => {
  const ask = async (slug: string, own: object = {}) =>
    askQuota(await province.as(slug), {
      ...{ cloudId: cloudId(), departmentId: departments[0], ...VCPU, units: '150', reason: '新系统上云' },
      ...own,
    });

  it('is granted by who holds the limit above, and the limit is what was asked for', async () => {
    const { askId, number } = await ask('applicant');
    expect(number).toMatch(/^PE-2026-\d{6}$/);
    await expect(ask('applicant')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const decide = { askId, decision: 'granted' as const, answer: '同意' };
    await expect(decideAsk(await province.as('applicant'), decide)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(decideAsk(await province.as('huizhou-authority'), decide)).rejects.toMatchObject({
      code: 'CLOUD_NOT_GRANTED',
    });
    await pool(here(), { limit: '200' });
    await expect(decideAsk(await province.as('authority'), decide)).rejects.toMatchObject({ code: 'QUOTA_OVERGIVEN' });
    await pool(here(), { limit: '250' });
    await decideAsk(await province.as('authority'), decide);
    await expect(decideAsk(await province.as('authority'), decide)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const [seen] = await listAsks(await province.as('applicant'), {});
    expect(seen).toMatchObject({ number, state: 'granted', from: '100', units: '150', answer: '同意', acts: [] });
    const own = (await nodes()).find((each) => each.cloud?.id === cloudId() && each.department?.id === departments[0]);
    expect(own).toMatchObject({ limit: '150' });
    expect(await province.audit('quota.granted')).toContainEqual(expect.objectContaining({ outcome: 'done' }));
  });

  it('asks for more than there is, for one’s own department, and is out of others’ sight', async () => {
    await expect(ask('applicant', { units: '100' })).rejects.toMatchObject({ code: 'MAY_ONLY_GROW' });
    await expect(ask('applicant2')).rejects.toMatchObject({ code: expect.stringMatching(/NOT_YOURS|NOT_FOUND/) });
    const { askId } = await ask('applicant');
    const listed = async (slug: string) =>
      (await listAsks(await province.as(slug), {})).find(({ id }) => id === askId)?.acts;
    expect(await listed('applicant2')).toBe(undefined);
    expect(await listed('applicant')).toEqual(['withdraw']);
    expect(await listed('authority')).toEqual(['decide']);
    await expect(withdrawAsk(await province.as('applicant2'), { askId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await withdrawAsk(await province.as('applicant'), { askId });
    expect((await province.audit('quota.ask-withdrawn')).map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
  });

  it('never lowers by its grant what was set higher meanwhile', async () => {
    const { askId } = await ask('applicant', { units: '160' });
    await pool(here(), { limit: null });
    await setQuota(await province.as('authority'), {
      departmentId: departments[0],
      cloudId: cloudId(),
      xinchuang: false,
      limits: { vcpu: '170' },
      reason: '重大项目',
    } as never);
    const decide = { askId, decision: 'granted' as const, answer: '同意' };
    await expect(decideAsk(await province.as('authority'), decide)).rejects.toMatchObject({ code: 'MAY_ONLY_GROW' });
    const own = (await nodes()).find((each) => each.cloud?.id === cloudId() && each.department?.id === departments[0]);
    expect(own).toMatchObject({ limit: '170' });
  });

  it('is told to who may answer, with a day; the answer is told to who asked, and what was asked is closed by it or by the withdrawal', async () => {
    const told = async (slug: string, number: string) => {
      const { items } = await listNotices(await province.as(slug), { limit: 200 });
      const about = items.filter(({ facts }) => facts.number === number);
      return about.map(({ kind, dueAt, doneAt }) => [kind, dueAt, doneAt === null ? 'open' : 'done']);
    };
    const due = '2026-11-30T16:00:00.000Z';
    const more = { dimension: 'memory-gb', units: '90000' };
    const first = await ask('applicant', more);
    expect(await told('authority', first.number)).toEqual([['quota-asked', due, 'open']]);
    expect(await told('huizhou-authority', first.number)).toEqual([]);
    expect(await told('applicant', first.number)).toEqual([]);
    await withdrawAsk(await province.as('applicant'), { askId: first.askId });
    expect(await told('authority', first.number)).toEqual([['quota-asked', due, 'done']]);
    expect(await told('applicant', first.number)).toEqual([]);
    const second = await ask('applicant', more);
    const refuse = { askId: second.askId, decision: 'refused' as const, answer: '省级统筹' };
    await decideAsk(await province.as('authority'), refuse);
    expect(await told('authority', second.number)).toEqual([['quota-asked', due, 'done']]);
    expect(await told('applicant', second.number)).toEqual([['quota-answered', null, 'open']]);
    const third = await ask('approver', more);
    await decideAsk(await province.as('authority'), { ...refuse, askId: third.askId });
    expect(await told('approver', third.number)).toEqual([['quota-answered', null, 'open']]);
    const own = await ask('huizhou-authority', { cloudId: clouds.get('huizhou')!, departmentId: null, units: '600' });
    expect(await told('authority', own.number)).toEqual([['quota-asked', due, 'open']]);
    expect(await told('huizhou-authority', own.number)).toEqual([]);
    await decideAsk(await province.as('authority'), { ...refuse, askId: own.askId });
    expect(await told('huizhou-authority', own.number)).toEqual([['quota-answered', null, 'open']]);
  });

  it('is for a cloud’s own limit one of its authority to the province’s', async () => {
    const huizhou = clouds.get('huizhou')!;
    const own = { cloudId: huizhou, departmentId: null, units: '500' };
    await expect(ask('authority', own)).rejects.toMatchObject({ code: 'NOT_YOURS' });
    const { askId } = await ask('huizhou-authority', own);
    const refuse = { askId, decision: 'refused' as const, answer: '省级统筹' };
    await expect(decideAsk(await province.as('huizhou-authority'), refuse)).rejects.toMatchObject({
      code: 'CLOUD_NOT_GRANTED',
    });
    await decideAsk(await province.as('authority'), refuse);
    expect(await node(`cloud ${huizhou}`)).toMatchObject({ limit: null });
    const again = await ask('huizhou-authority', own);
    await decideAsk(await province.as('authority'), { ...refuse, askId: again.askId, decision: 'granted' });
    expect(await node(`cloud ${huizhou}`)).toMatchObject({ limit: '500' });
  });
});
