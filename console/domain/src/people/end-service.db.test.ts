import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueKey } from '../api-clients/issue-key.ts';
import { makeAccount } from '../api-clients/make-account.ts';
import { useKey } from '../api-clients/use-key.ts';
import { delegateApprovals } from '../approvals/delegations/delegate.ts';
import { listDelegations } from '../approvals/delegations/list-delegations.ts';
import { listNotices } from '../notices/list-notices.ts';
import { tell } from '../notices/tell.ts';
import { completeSignIn } from '../sessions/complete-sign-in.ts';
import { resumeSession } from '../sessions/resume-session.ts';
import type { Role } from '../verb/actor.ts';
import type { Context } from '../verb/context.ts';
import { addOrganisation } from './add-organisation.ts';
import { addPerson } from './add-person.ts';
import { appointedSeats } from './appointed-seats.ts';
import { endService } from './end-service.ts';
import { grantRole } from './grant-role.ts';
import { listPeople } from './list-people.ts';
import { me } from './me.ts';
import { readAccount } from './read-account.ts';
import { readActor } from './read-actor.ts';
import { resumeService } from './resume-service.ts';
import { revokeRole } from './revoke-role.ts';

let province: SampleProvince;
let secadmin: Context;
let department: string;
beforeAll(async () => {
  province = await sampleProvince();
  secadmin = await province.as('secadmin');
  department = province.departments.get('drug-regulator')!;
});
afterAll(() => province?.drop());

const reason = '调离本单位';
const placeOf: Partial<Record<Role, string>> = { 'security-admin': 'cloud-operator' };
async function someone(subject: string, role: Role): Promise<string> {
  const { id: personId } = await addPerson(province.job(), { subject, realName: subject });
  const organisationId = province.organisations.get(placeOf[role] ?? 'drug-regulator')!;
  const departmentId = placeOf[role] ? null : department;
  await grantRole(province.job(), { personId, role, organisationId, departmentId });
  return personId;
}
const as = async (personId: string): Promise<Context> => ({
  ...province.job(),
  actor: await readActor(province.job(), { personId }),
});
const personOf = async (slug: string): Promise<string> => {
  const { actor } = await province.as(slug);
  return actor.kind === 'person' ? actor.id : '';
};
const inbox = async (personId: string) => (await listNotices(await as(personId), {})).items;

describe('a person who goes out of service', () => {
  it('has no session, no key and no role from that moment on', async () => {
    const personId = await someone('leaver', 'applicant');
    const { token } = await completeSignIn(province.job(), { subject: 'leaver', userAgent: '' });
    const about = { name: '夜间程序', purpose: '试', role: 'applicant' as const, ownerSubject: 'leaver' };
    const { accountId } = await makeAccount(secadmin, { ...about, departmentId: department });
    const { key } = await issueKey(await as(personId), { accountId, scopes: ['requests:read'], days: 10 });
    expect(await useKey(province.job(), { key })).toMatchObject({ scopes: ['requests:read'] });

    expect(await endService(secadmin, { personId, reason })).toMatchObject({ personId, sessions: 1, keys: 1 });
    expect(await resumeSession(province.job(), { token })).toBeNull();
    expect(await useKey(province.job(), { key })).toEqual({ refused: 'revoked' });
    await expect(completeSignIn(province.job(), { subject: 'leaver', userAgent: '' })).rejects.toMatchObject({
      code: 'PERSON_UNKNOWN',
    });
    const [seen] = (await listPeople(secadmin, { search: 'leaver' })).items;
    expect(seen).toMatchObject({ disabled: true, disabledAt: secadmin.now.toISOString(), grants: [] });
    const [row] = (await province.audit('people.service-ended')).filter((each) => each.object_id === personId);
    expect(row).toMatchObject({ outcome: 'done', detail: expect.objectContaining({ reason, roles: ['applicant'] }) });
  });

  it('and comes back may sign in, and has neither roles nor keys of before', async () => {
    const personId = await someone('returner', 'applicant');
    const about = { name: '回来的程序', purpose: '试', role: 'applicant' as const, ownerSubject: 'returner' };
    const { accountId } = await makeAccount(secadmin, { ...about, departmentId: department });
    const { key } = await issueKey(await as(personId), { accountId, scopes: ['requests:read'], days: 10 });
    await endService(secadmin, { personId, reason });
    await resumeService(secadmin, { personId });
    const { token } = await completeSignIn(province.job(), { subject: 'returner', userAgent: '' });
    expect(await resumeSession(province.job(), { token })).toMatchObject({ id: personId, grants: [] });
    expect((await me(await as(personId))).grants).toEqual([]);
    expect(await useKey(province.job(), { key })).toEqual({ refused: 'revoked' });
    // Tokens of before are as void as keys; one that is issued from now on is not.
    const bearing = (issuedAt: Date) => readAccount(province.job(), { subject: 'returner', issuedAt });
    await expect(bearing(secadmin.now)).rejects.toMatchObject({ code: 'BEARER_INVALID', facts: { reason: 'ended' } });
    expect(await bearing(new Date(secadmin.now.getTime() + 1))).toMatchObject({ id: personId });
    await expect(resumeService(secadmin, { personId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { state: 'in-service' },
    });
  });
});

describe('a role and a person out of service', () => {
  const granted = (personId: string) =>
    grantRole(province.job(), {
      personId,
      role: 'applicant',
      organisationId: province.organisations.get('drug-regulator')!,
      departmentId: department,
    });

  it('are not brought together: neither later nor at the very moment', async () => {
    const later = await someone('granted-later', 'applicant');
    await endService(secadmin, { personId: later, reason });
    await expect(granted(later)).rejects.toMatchObject({ code: 'STATE_CONFLICT', facts: { state: 'out-of-service' } });

    const { id: meanwhile } = await addPerson(province.job(), { subject: 'meanwhile', realName: 'meanwhile' });
    await Promise.allSettled([endService(secadmin, { personId: meanwhile, reason }), granted(meanwhile)]);
    await resumeService(secadmin, { personId: meanwhile });
    expect((await me(await as(meanwhile))).grants).toEqual([]);
  });

  it('don’t come back together, even where a grant was left standing', async () => {
    const personId = await someone('left-standing', 'applicant');
    await endService(secadmin, { personId, reason });
    await province.owner
      .updateTable('role_grant')
      .set({ revoked_at: null })
      .where('person_id', '=', personId)
      .execute();
    await resumeService(secadmin, { personId });
    expect((await me(await as(personId))).grants).toEqual([]);
  });

  it('make no seat of a cloud’s own organisation', async () => {
    const clouds = province.owner.selectFrom('cloud').select('id').where('slug', '=', 'huizhou');
    const { id: cloudId } = await clouds.executeTakeFirstOrThrow();
    const { id: personId } = await addPerson(province.job(), { subject: 'seated', realName: 'seated' });
    const { id: organisationId } = await addOrganisation(province.job(), {
      slug: 'huizhou-own',
      name: '惠州市政务服务和数据管理局',
      kind: 'authority',
      cloudId,
    });
    const seats = async () => (await appointedSeats(province.job(), { cloudIds: [cloudId] })).map(({ role }) => role);
    await grantRole(province.job(), { personId, role: 'authority-approver', organisationId, cloudId });
    expect(await seats()).toEqual(['authority-approver']);
    await province.owner.updateTable('person').set({ disabled_at: new Date() }).where('id', '=', personId).execute();
    expect(await seats()).toEqual([]);
  });
});

describe('a delegation from or to who leaves', () => {
  it('is over, and does not wake with the next grant of its role', async () => {
    const leaver = await someone('lender', 'department-approver');
    const colleague = await someone('colleague', 'department-approver');
    const [fromDay, untilDay] = [dayOf(secadmin.now), dayOf(secadmin.now)];
    const role = 'department-approver' as const;
    const lent = { role, departmentId: department, fromDay, untilDay, reason };
    await delegateApprovals(await as(leaver), { ...lent, delegateId: colleague });
    await endService(secadmin, { personId: leaver, reason });
    const [seen] = (await listDelegations(await as(colleague))).items;
    expect(seen).toMatchObject({ standing: 'over', endedAt: secadmin.now.toISOString() });
    const other = await someone('other-lender', 'department-approver');
    await delegateApprovals(await as(other), { ...lent, delegateId: colleague });
    await endService(secadmin, { personId: colleague, reason });
    const [second] = (await listDelegations(await as(other))).items;
    expect(second).toMatchObject({ standing: 'over' });
    const rows = await province.audit('approvals.delegation-ended');
    expect(rows.filter(({ object_id }) => object_id === colleague)).toMatchObject([{ detail: { delegations: 1 } }]);
  });
});

describe('what waits for who leaves', () => {
  it('is given to who else has the duty, who is told so', async () => {
    const leaver = await someone('approver-leaving', 'department-approver');
    const heir = await someone('approver-staying', 'department-approver');
    const about = { kind: 'request' as const, id: '01900000-0000-7000-8000-00000000abcd' };
    const facts = { number: 'SQ-2026-009999', title: '待移交', step: 'department' };
    const to = [{ role: 'department-approver' as const, personId: leaver }];
    await province.within((scope) =>
      tell.within(scope, { kind: 'approval-waiting', about, departmentId: department, facts, to }),
    );
    expect((await inbox(heir)).map(({ kind }) => kind)).not.toContain('approval-waiting');

    const { passed, vacant } = await endService(secadmin, { personId: leaver, reason });
    expect({ passed, vacant }).toEqual({ passed: 1, vacant: [] });
    const told = await inbox(heir);
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(['approval-waiting', 'duty-passed']);
    expect(told.find(({ kind }) => kind === 'duty-passed')).toMatchObject({
      facts: { name: 'approver-leaving', role: 'department-approver', open: 1 },
      link: '/notices?show=open',
    });
    const elsewhere = await inbox(await personOf('applicant'));
    expect(elsewhere.filter(({ facts }) => facts.name === 'approver-leaving')).toEqual([]);
  });

  it('is given on however much it is', async () => {
    const leaver = await someone('busy-approver', 'department-approver');
    for (let at = 0; at < 8; at += 1) await someone(`heir-of-much-${at}`, 'department-approver');
    const open = 2_100;
    const told = sql`
      with told as (
        insert into notice (id, kind, object_kind, object_id, aspect, subject_department_id, facts, at)
        select gen_random_uuid(), 'approval-waiting', 'request', gen_random_uuid(), 'much', ${department},
          '{"number": "SQ-2026-000001", "title": "多", "step": "department"}', now()
        from generate_series(1, ${open}::int)
        returning id
      )
      insert into notice_recipient (notice_id, person_id, role, at)
      select id, ${leaver}, 'department-approver', now() from told`;
    await province.within(({ tx }) => told.execute(tx));
    expect(await endService(secadmin, { personId: leaver, reason })).toMatchObject({ passed: open, vacant: [] });
    await province.within(({ tx }) => sql`update notice set done_at = now() where aspect = 'much'`.execute(tx));
  });

  it('later is told to who has the duty in their place', async () => {
    const leaver = await someone('applicant-leaving', 'applicant');
    const heir = await someone('applicant-staying', 'applicant');
    await endService(secadmin, { personId: leaver, reason });
    const about = { kind: 'request' as const, id: '01900000-0000-7000-8000-00000000abce' };
    const facts = { number: 'SQ-2026-009998', title: '交付' };
    const to = [{ role: 'applicant' as const, personId: leaver }];
    await province.within((scope) =>
      tell.within(scope, { kind: 'request-delivered', about, departmentId: department, facts, to }),
    );
    expect((await inbox(heir)).map(({ kind }) => kind)).toContain('request-delivered');
  });

  it('is named where nobody has the duty any more', async () => {
    expect((await endService(secadmin, { personId: await personOf('authority2'), reason })).vacant).toEqual([]);
    const { vacant } = await endService(secadmin, { personId: await personOf('authority'), reason });
    expect(vacant).toEqual([{ role: 'authority-approver', place: '政务服务数据管理局', tier: null }]);
    expect((await endService(secadmin, { personId: await personOf('finance'), reason })).vacant).toEqual([]);
  });
});

describe('the administration', () => {
  it('is never left without one of its three', async () => {
    for (const slug of ['sysadmin', 'auditadmin']) {
      const personId = await personOf(slug);
      await expect(endService(secadmin, { personId, reason }), slug).rejects.toMatchObject({ code: 'LAST_HOLDER' });
      const [held] = (await listPeople(secadmin, {})).items.find(({ id }) => id === personId)!.grants;
      await expect(revokeRole(secadmin, { grantId: held!.id }), slug).rejects.toMatchObject({ code: 'LAST_HOLDER' });
    }
  });

  it('is not left without one when two send each other out at once', async () => {
    const other = await someone('second-secadmin', 'security-admin');
    const first = secadmin.actor.kind === 'person' ? secadmin.actor.id : '';
    const second = await as(other);
    const both = await Promise.allSettled([
      endService(secadmin, { personId: other, reason }),
      endService(second, { personId: first, reason }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'LAST_HOLDER' } });
    const winner = both[0]?.status === 'fulfilled' ? secadmin : second;
    const loser = both[0]?.status === 'fulfilled' ? other : first;
    await resumeService(winner, { personId: loser });
    const organisationId = province.organisations.get('cloud-operator')!;
    await grantRole(province.job(), { personId: loser, role: 'security-admin', organisationId });
  });
});

describe('sending out of service is refused', () => {
  it('to who is not the security administrator, for oneself, for nobody, and twice', async () => {
    const personId = await someone('twice', 'applicant');
    const refused = endService(await province.as('sysadmin'), { personId, reason });
    await expect(refused).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const own = secadmin.actor.kind === 'person' ? secadmin.actor.id : '';
    await expect(endService(secadmin, { personId: own, reason })).rejects.toMatchObject({ code: 'NOT_YOURS' });
    const nobody = '01900000-0000-7000-8000-00000000ffff';
    await expect(endService(secadmin, { personId: nobody, reason })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await endService(secadmin, { personId, reason });
    await expect(endService(secadmin, { personId, reason })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { state: 'out-of-service' },
    });
    const rows = await province.audit('people.service-ended');
    expect(rows.map(({ outcome, code }) => `${outcome} ${code ?? ''}`)).toContain('refused NOT_YOURS');
  });
});
