import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { waitingRequests } from '@zhengyun/test/support/waiting-requests.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCloud } from '../clouds/get-cloud.ts';
import { addOrganisation } from '../people/add-organisation.ts';
import { addPerson } from '../people/add-person.ts';
import { grantRole } from '../people/grant-role.ts';
import { revokeRole } from '../people/revoke-role.ts';
import { readReleaseSeat } from '../provisioning/read-release-seat.ts';
import { refuseRelease, TEARDOWN_RELEASERS } from '../provisioning/release-rules.ts';
import { getRequest } from '../requests/get-request.ts';
import { markPreviewed } from '../requests/mark-previewed.ts';
import type { ApprovalStep } from '../requests/schemas.ts';
import { submitRequest } from '../requests/submit.ts';
import { createSystem } from '../tenancy/create-system.ts';
import type { Role } from '../verb/actor.ts';
import { newId } from '../verb/id.ts';
import { decideApproval } from './decide.ts';
import { findExpired } from './find-expired.ts';
import { findVacant } from './find-vacant.ts';
import { listInbox } from './list-inbox.ts';
import { reseatSteps } from './reseat-steps.ts';

type City = 'guangzhou' | 'huizhou' | 'heyuan';
const CITIES: readonly City[] = ['guangzhou', 'huizhou', 'heyuan'];
let province: SampleProvince;
let cloudIds: Readonly<Record<City, string>>;
let systems = 0;

/** The city's own authority or operator, with one person in it: `sample:<city>-<kind>`. */
async function appoint(city: City, kind: 'authority' | 'operator') {
  const cloudId = cloudIds[city];
  const slug = `${city}-${kind}`;
  const { id: organisationId } = await addOrganisation(province.job(), { slug, name: slug, kind, cloudId });
  const { id: personId } = await addPerson(province.job(), { subject: `sample:${slug}`, realName: slug });
  const role = kind === 'authority' ? ('authority-approver' as const) : ('technical-reviewer' as const);
  await grantRole(province.job(), { personId, role, organisationId, cloudId });
}

beforeAll(async () => {
  province = await sampleProvince();
  const ids = await Promise.all(CITIES.map(async (slug) => [slug, (await getCloud(province.job(), { slug })).id]));
  cloudIds = Object.fromEntries(ids);
  for (const city of CITIES) for (const kind of ['authority', 'operator'] as const) await appoint(city, kind);
});
afterAll(() => province.drop());

const host = (vcpu: number) => ({ item: 'cloud-host' as const, count: 1, vcpu, memoryGb: 4 });
const bandwidth = { item: 'bandwidth' as const, mbps: 10 };
const many = { ...host(64), count: 8 };

/** A system of its own for each order: what one system asks for is weighed together. */
async function aSystem(): Promise<string> {
  systems += 1;
  const departmentId = province.departments.get('drug-regulator')!;
  const about = { departmentId, name: `席位 ${systems}`, ownerName: '林晓燕', mlpsGrade: 2 as const };
  return (await createSystem(province.job(), about)).id;
}

/** A request in joint review; what the engine was asked before is out of its way. */
async function inJointReview(lines: readonly { cloud: string; spec: object }[]) {
  await province.within(({ tx }) => tx.updateTable('operation').set({ state: 'cancelled' }).execute());
  const placed = lines.map((line) => ({ ...line, zone: 'extranet' }));
  const order = { systemId: await aSystem(), title: '门户', reason: '上云', mlpsGrade: 2, lines: placed } as never;
  const { requestId } = await submitRequest(await province.as('applicant'), order);
  await province.within(async (scope) => {
    const plan = { state: 'previewed', plan_hash: 'a'.repeat(64) };
    await scope.tx.updateTable('operation').set(plan).where('request_id', '=', requestId).execute();
    const { state } = (await scope.tx.selectFrom('request').select('state').where('id', '=', requestId).execute())[0]!;
    if (state === 'previewing') await markPreviewed.within(scope, { requestId });
  });
  const attempt = await decide(requestId, 'department', 'approver');
  expect(attempt).toBe('joint-review');
  return requestId;
}

/** The state after the decision, or the code of its refusal. */
async function decide(requestId: string, step: ApprovalStep, who: string): Promise<string> {
  const { planHash } = await getRequest(await province.as(who), { requestId });
  const input = { requestId, step, decision: 'approve' as const, planHash: planHash! };
  return decideApproval(await province.as(who), input).then(
    ({ state }) => state,
    (error: { code: string }) => error.code,
  );
}

async function seatsOf(requestId: string) {
  const { steps } = await getRequest(await province.as('applicant'), { requestId });
  return Object.fromEntries(steps.map((step) => [step.step, `${step.seat?.slug ?? 'province'} ${step.seatReason}`]));
}

async function inboxOf(who: string) {
  const inbox = await listInbox(await province.as(who), { limit: 200 });
  return waitingRequests(inbox).map((item) => `${item.request.id} ${item.step}`);
}

describe('an order on a very large city’s cloud', () => {
  it('is decided by the city’s own authority and operator, and by nobody of the province', async () => {
    const id = await inJointReview([{ cloud: 'guangzhou', spec: host(8) }]);
    expect(await seatsOf(id)).toMatchObject({ administrative: 'guangzhou profile', technical: 'guangzhou profile' });
    expect(await decide(id, 'administrative', 'authority')).toBe('SEAT_OF_ANOTHER');
    expect(await decide(id, 'technical', 'technical')).toBe('SEAT_OF_ANOTHER');
    expect(await decide(id, 'technical', 'huizhou-operator')).toBe('CLOUD_NOT_GRANTED');
    expect(await inboxOf('authority')).not.toContain(`${id} administrative`);
    expect(await inboxOf('guangzhou-authority')).toContain(`${id} administrative`);
    const mine = await getRequest(await province.as('guangzhou-operator'), { requestId: id });
    expect(mine.acts).toEqual(['decide-technical']);
    expect((await getRequest(await province.as('technical'), { requestId: id })).acts).toEqual([]);
    expect(await decide(id, 'administrative', 'guangzhou-authority')).toBe('joint-review');
    expect(await decide(id, 'technical', 'guangzhou-operator')).toBe('provisioning');
  });

  it('says in the refusal whose step it is', async () => {
    const id = await inJointReview([{ cloud: 'guangzhou', spec: host(8) }]);
    const { planHash } = await getRequest(await province.as('authority'), { requestId: id });
    const input = { requestId: id, step: 'administrative' as const, decision: 'approve' as const, planHash: planHash! };
    await expect(decideApproval(await province.as('authority'), input)).rejects.toMatchObject({
      code: 'SEAT_OF_ANOTHER',
      facts: { level: 'municipal', office: 'authority-approver', seat: '广州市政务云' },
    });
  });
});

describe('a seat in which nobody is left', () => {
  const grantsOf = (who: string) =>
    province.owner
      .selectFrom('role_grant as g')
      .innerJoin('person as p', 'p.id', 'g.person_id')
      .select('g.id')
      .where('p.subject', '=', `sample:${who}`)
      .where('g.revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
  const later = async (days: number) => new Date((await province.as('applicant')).now.getTime() + days * 86_400_000);
  const turn = async (days = 1) => {
    const job = province.job(await later(days));
    for (const requestId of await findVacant(job, undefined)) await reseatSteps(job, { requestId });
    return findExpired(job, undefined);
  };
  const noticesOf = async (id: string, step: string) => {
    const rows = await province.within(({ tx }) =>
      tx
        .selectFrom('notice as n')
        .innerJoin('notice_recipient as r', 'r.notice_id', 'n.id')
        .innerJoin('person as p', 'p.id', 'r.person_id')
        .select(['p.subject', 'n.done_at'])
        .where('n.object_id', '=', id)
        .where('n.aspect', '=', step)
        .orderBy('p.subject')
        .execute(),
    );
    return rows.map((row) => `${row.subject} ${row.done_at === null ? 'open' : 'over'}`);
  };

  it('gives its open step to the province, which is told, as its last holder’s grant ends', async () => {
    const id = await inJointReview([{ cloud: 'guangzhou', spec: host(8) }]);
    await turn(0);
    expect(await seatsOf(id)).toMatchObject({ administrative: 'guangzhou profile' });
    await revokeRole(await province.as('secadmin'), { grantId: (await grantsOf('guangzhou-authority')).id });
    expect(await decide(id, 'administrative', 'authority')).toBe('SEAT_OF_ANOTHER');
    await turn();
    const seats = { administrative: 'province no-own-organisation', technical: 'guangzhou profile' };
    expect(await seatsOf(id)).toMatchObject(seats);
    const noticed = await noticesOf(id, 'administrative');
    expect(noticed).toEqual(expect.arrayContaining(['sample:authority open', 'sample:guangzhou-authority over']));
    expect(noticed).not.toContain('sample:guangzhou-authority open');
    const told = (await province.audit('approvals.reseated')).filter((row) => row.object_id === id);
    expect(told.map(({ detail }) => detail)).toMatchObject([
      { steps: [{ step: 'administrative', from: cloudIds.guangzhou, cloudId: null }] },
    ]);
    await turn();
    expect((await province.audit('approvals.reseated')).filter((row) => row.object_id === id)).toHaveLength(1);
    await appoint('guangzhou', 'authority');
    expect(await decide(id, 'administrative', 'authority')).toBe('joint-review');
  });

  it('counts nobody whose day is over, before the end is noted, and ends nothing for want of a decision meanwhile', async () => {
    const id = await inJointReview([{ cloud: 'huizhou', spec: host(8) }]);
    const { id: grantId } = await grantsOf('huizhou-authority');
    const until = await later(2);
    await province.owner.updateTable('role_grant').set({ until }).where('id', '=', grantId).execute();
    await turn(1);
    expect(await seatsOf(id)).toMatchObject({ administrative: 'huizhou profile' });
    expect(await findExpired(province.job(await later(60)), undefined)).toContain(id);
    expect(await turn(2)).not.toContain(id);
    expect(await seatsOf(id)).toMatchObject({ administrative: 'province no-own-organisation' });
    const { steps } = await getRequest(await province.as('applicant'), { requestId: id });
    const due = steps.find(({ step }) => step === 'administrative')?.dueAt ?? '';
    expect(new Date(due) > until).toBe(true);
    await province.owner.updateTable('role_grant').set({ until: null }).where('id', '=', grantId).execute();
  });
});

describe('an order on a medium city’s cloud', () => {
  it('is the city’s, and above its size the province’s operator checks it', async () => {
    const id = await inJointReview([{ cloud: 'huizhou', spec: host(8) }]);
    expect(await seatsOf(id)).toMatchObject({ administrative: 'huizhou profile', technical: 'huizhou profile' });
    const large = await inJointReview([{ cloud: 'huizhou', spec: many }]);
    expect(await seatsOf(large)).toMatchObject({ administrative: 'huizhou profile', technical: 'province above-size' });
    expect(await decide(large, 'technical', 'huizhou-operator')).toBe('SEAT_OF_ANOTHER');
    expect(await decide(large, 'technical', 'technical')).toBe('joint-review');
    expect(await decide(large, 'administrative', 'huizhou-authority')).toBe('provisioning');
  });
});

describe('an order on a small city’s cloud', () => {
  it('is for bandwidth alone, decided by the city’s authority and the province’s operator', async () => {
    const id = await inJointReview([{ cloud: 'heyuan', spec: bandwidth }]);
    expect(await seatsOf(id)).toMatchObject({ administrative: 'heyuan profile', technical: 'province profile' });
    expect(await decide(id, 'technical', 'heyuan-operator')).toBe('SEAT_OF_ANOTHER');
    expect(await decide(id, 'administrative', 'heyuan-authority')).toBe('joint-review');
    expect(await decide(id, 'technical', 'technical')).toBe('provisioning');
  });
});

describe('an order over several clouds', () => {
  it('goes to the province, the one superior they have in common', async () => {
    const id = await inJointReview([
      { cloud: 'guangzhou', spec: host(8) },
      { cloud: 'huizhou', spec: host(8) },
    ]);
    expect(await seatsOf(id)).toMatchObject({
      administrative: 'province several-clouds',
      technical: 'province several-clouds',
    });
    expect(await decide(id, 'administrative', 'authority')).toBe('joint-review');
  });
});

describe('the deployment of a cloud itself', () => {
  it('is released by the reviewer whom its profile names', async () => {
    const allowed = async (who: string, city: City) => {
      const { actor } = await province.as(who);
      const seat = await readReleaseSeat(province.job(), { cloudId: cloudIds[city] });
      return refuseRelease(actor, seat)?.code ?? true;
    };
    expect(await allowed('guangzhou-operator', 'guangzhou')).toBe(true);
    expect(await allowed('technical', 'guangzhou')).toBe('SEAT_OF_ANOTHER');
    expect(await allowed('huizhou-operator', 'huizhou')).toBe('SEAT_OF_ANOTHER');
    expect(await allowed('technical', 'huizhou')).toBe(true);
    expect(await allowed('technical', 'heyuan')).toBe(true);
  });
});

describe('a profile that an engineer defined for a cloud that stands', () => {
  it('moves no seat before it was deployed: neither of orders nor of the deployment that brings it', async () => {
    const columns = (profile: string, deployed_profile: string | null) =>
      province.owner
        .updateTable('cloud')
        .set({ profile, deployed_profile })
        .where('id', '=', cloudIds.heyuan)
        .execute();
    const seat = async () => (await readReleaseSeat(province.job(), { cloudId: cloudIds.heyuan })).seat;
    await columns('city-very-large', 'city-small');
    expect(await seat()).toBeNull();
    const held = await inJointReview([{ cloud: 'heyuan', spec: bandwidth }]);
    expect(await seatsOf(held)).toMatchObject({ technical: expect.stringContaining('province') });
    await columns('city-very-large', 'city-very-large');
    expect(await seat()).toBe(cloudIds.heyuan);
    await columns('city-small', null);
  });
});

describe('an organisation of one cloud', () => {
  it('grants no role on another, nor on all', async () => {
    const own = { slug: 'guangzhou-authority', name: 'guangzhou-authority', kind: 'authority' as const };
    const { id: organisationId } = await addOrganisation(province.job(), own);
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:stray', realName: '游走' });
    const grant = { personId, role: 'authority-approver' as const, organisationId };
    for (const cloudId of [null, cloudIds.huizhou])
      await expect(grantRole(province.job(), { ...grant, cloudId })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        facts: { field: 'cloudId' },
      });
    const row = {
      person_id: personId,
      role: 'authority-approver',
      organisation_id: organisationId,
      department_id: null,
    };
    const raw = province.owner
      .insertInto('role_grant')
      .values({ ...row, id: newId(new Date()), cloud_id: null, granted_at: new Date() })
      .execute();
    await expect(raw).rejects.toThrow('grants no role on another');
  });

  it('is the only one of its kind there, and an authority or an operator', async () => {
    const cloudId = cloudIds.guangzhou;
    const add = (slug: string, kind: 'finance' | 'operator', on = cloudId) =>
      addOrganisation(province.job(), { slug, name: slug, kind, cloudId: on });
    await expect(add('second', 'finance')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(add('second', 'operator')).rejects.toMatchObject({ code: 'SLUG_TAKEN' });
    const nowhere = '0197f3c2-0000-7000-8000-00000000ffff';
    await expect(add('third', 'operator', nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the removal of a cloud, or of a tenancy on it', () => {
  it('is released where deployments are, by a reviewer or an engineer who sits there', async () => {
    const allowed = async (who: string, city: City, roles?: readonly Role[]) => {
      const { actor } = await province.as(who);
      const seat = await readReleaseSeat(province.job(), { cloudId: cloudIds[city] });
      return refuseRelease(actor, seat, roles)?.code ?? true;
    };
    expect(await allowed('engineer', 'heyuan', TEARDOWN_RELEASERS)).toBe(true);
    expect(await allowed('engineer', 'guangzhou', TEARDOWN_RELEASERS)).toBe('SEAT_OF_ANOTHER');
    expect(await allowed('technical', 'guangzhou', TEARDOWN_RELEASERS)).toBe('SEAT_OF_ANOTHER');
    expect(await allowed('guangzhou-operator', 'guangzhou', TEARDOWN_RELEASERS)).toBe(true);
    expect(await allowed('engineer', 'heyuan')).toBe('SEAT_OF_ANOTHER');
  });
});
