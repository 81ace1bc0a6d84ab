import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrganisation } from './add-organisation.ts';
import { addPerson } from './add-person.ts';
import { endDueGrant } from './end-due-grant.ts';
import { findDueGrants } from './find-due-grants.ts';
import { grantChoices } from './grant-choices.ts';
import { grantRole } from './grant-role.ts';
import { listPeople } from './list-people.ts';
import { me } from './me.ts';
import { readActor } from './read-actor.ts';
import { recordSignIn } from './record-sign-in.ts';
import { revokeRole } from './revoke-role.ts';
import { setMail } from './set-mail.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province.drop());

const organisation = (slug: string) => province.organisations.get(slug)!;
async function newPerson(subject: string): Promise<string> {
  return (await addPerson(province.job(), { subject, realName: subject })).id;
}

describe('signing in', () => {
  it('gives the account of a known subject and leaves an audit row', async () => {
    const { personId, name } = await recordSignIn(province.job(), { subject: 'sample:applicant' });
    expect(name).toBe('林晓燕');
    const rows = await province.audit('people.signed-in');
    expect(rows.filter((row) => row.object_id === personId).map((row) => row.outcome)).toContain('done');
  });

  it('never makes an account: an unknown subject is refused, and so is a disabled one', async () => {
    await expect(recordSignIn(province.job(), { subject: 'stranger' })).rejects.toMatchObject({
      code: 'PERSON_UNKNOWN',
    });
    const personId = await newPerson('leaver');
    await province.owner.updateTable('person').set({ disabled_at: new Date() }).where('id', '=', personId).execute();
    await expect(recordSignIn(province.job(), { subject: 'leaver' })).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' });
    await expect(readActor(province.job(), { personId })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });
});

describe('me', () => {
  it('says who I am, what I may do and for which department', async () => {
    const seen = await me(await province.as('applicant'));
    expect(seen.person.name).toBe('林晓燕');
    expect(seen.grants.map((grant) => grant.role)).toEqual(['applicant']);
    expect(seen.departments.map((department) => department.slug)).toEqual(['drug-regulator']);
  });
});

describe('the list of people', () => {
  it('shows mail addresses to who keeps them, and to nobody else', async () => {
    const personId = await newPerson('mailed');
    await setMail(await province.as('sysadmin'), { personId, mail: 'mailed@example.gov.cn' });
    const seenBy = async (slug: string) =>
      (await listPeople(await province.as(slug), { search: 'mailed' })).items[0]?.mail;
    expect(await seenBy('sysadmin')).toBe('mailed@example.gov.cn');
    for (const slug of ['secadmin', 'auditadmin', 'auditor'])
      expect(await seenBy(slug), slug).toEqual({ hidden: true });
  });
});

describe('granting', () => {
  it('is the security administrator’s alone, and never to oneself', async () => {
    const personId = await newPerson('grantee');
    const input = { personId, role: 'auditor' as const, organisationId: organisation('audit-office') };
    await expect(grantRole(await province.as('sysadmin'), input)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const secadmin = await province.as('secadmin');
    expect(await grantRole(secadmin, input)).toMatchObject({ added: true });
    expect(await grantRole(secadmin, input)).toMatchObject({ added: false });
    const own = secadmin.actor.kind === 'person' ? secadmin.actor.id : '';
    await expect(grantRole(secadmin, { ...input, personId: own })).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  it('keeps supervising and operating apart: no operator’s role in the authority', async () => {
    const personId = await newPerson('mixed');
    const input = { personId, role: 'platform-engineer' as const, organisationId: organisation('data-authority') };
    await expect(grantRole(await province.as('secadmin'), input)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      facts: { field: 'organisationId' },
    });
  });

  it('binds a department’s role to a department of that organisation', async () => {
    const personId = await newPerson('bound');
    const base = { personId, role: 'applicant' as const, organisationId: organisation('drug-regulator') };
    const secadmin = await province.as('secadmin');
    const elsewhere = province.departments.get('education-bureau')!;
    await expect(grantRole(secadmin, base)).rejects.toMatchObject({ facts: { field: 'departmentId' } });
    await expect(grantRole(secadmin, { ...base, departmentId: elsewhere })).rejects.toMatchObject({
      facts: { field: 'departmentId' },
    });
  });

  it('never lets one person hold two of the three administrators, not even when both are granted at once', async () => {
    const personId = await newPerson('twofold');
    const secadmin = await province.as('secadmin');
    const grants = await Promise.allSettled([
      grantRole(secadmin, { personId, role: 'system-admin', organisationId: organisation('cloud-operator') }),
      grantRole(secadmin, { personId, role: 'audit-admin', organisationId: organisation('audit-office') }),
    ]);
    expect(grants.map((grant) => grant.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(grants.find((grant) => grant.status === 'rejected')).toMatchObject({ reason: { code: 'EXCLUSIVE_ROLE' } });
    const { grants: held } = (await listPeople(secadmin, { search: 'twofold' })).items[0]!;
    await revokeRole(secadmin, { grantId: held[0]!.id });
    const other = held[0]!.role === 'system-admin' ? 'audit-admin' : 'system-admin';
    const organisationId = organisation(other === 'system-admin' ? 'cloud-operator' : 'audit-office');
    expect(await grantRole(secadmin, { personId, role: other, organisationId })).toMatchObject({ added: true });
  });

  it('keeps a person on one side: operator, authority, finance, audit or department', async () => {
    const personId = await newPerson('reviewer');
    const secadmin = await province.as('secadmin');
    const operator = { personId, organisationId: organisation('cloud-operator') };
    expect(await grantRole(secadmin, { ...operator, role: 'technical-reviewer' })).toMatchObject({ added: true });
    expect(await grantRole(secadmin, { ...operator, role: 'platform-engineer' })).toMatchObject({ added: true });
    for (const [role, slug] of [
      ['authority-approver', 'data-authority'],
      ['finance', 'finance-bureau'],
      ['auditor', 'audit-office'],
      ['system-admin', 'cloud-operator'],
      ['audit-admin', 'audit-office'],
    ] as const) {
      const grant = grantRole(secadmin, { personId, role, organisationId: organisation(slug) });
      await expect(grant, role).rejects.toMatchObject({
        code: 'EXCLUSIVE_ROLE',
        facts: { held: ['technical-reviewer', 'platform-engineer'] },
      });
    }
  });

  it('keeps a person on one side in the database too, and when two grants are written at once', async () => {
    const personId = await newPerson('unruled');
    const write = (role: string, slug: string) =>
      province.owner
        .insertInto('role_grant')
        .values({
          id: crypto.randomUUID(),
          person_id: personId,
          role,
          organisation_id: organisation(slug),
          granted_at: new Date(),
        })
        .execute();
    const grants = await Promise.allSettled([write('finance', 'finance-bureau'), write('auditor', 'audit-office')]);
    const refused = grants.filter((grant) => grant.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'ZY003' } }]);
    const department = { organisationId: organisation('drug-regulator'), personId: await newPerson('twohats') };
    const departmentId = province.departments.get('drug-regulator')!;
    for (const role of ['applicant', 'department-approver'] as const)
      expect(await grantRole(province.job(), { ...department, departmentId, role })).toMatchObject({ added: true });
  });

  it('ends with its last day in Beijing: nothing is given from then on, and a job notes the end', async () => {
    const personId = await newPerson('seconded');
    const input = { personId, role: 'auditor' as const, organisationId: organisation('audit-office') };
    const { grantId } = await grantRole(await province.as('secadmin'), { ...input, lastDay: '2026-11-30' });
    const rolesAt = async (at: string) =>
      (await readActor(province.job(new Date(at)), { personId })).grants.map(({ role }) => role);
    expect(await rolesAt('2026-11-30T15:59:59Z')).toEqual(['auditor']);
    expect(await rolesAt('2026-11-30T16:00:00Z')).toEqual([]);
    const [shown] = (await listPeople(await province.as('secadmin'), { search: 'seconded' })).items;
    expect(shown!.grants).toMatchObject([{ role: 'auditor', lastDay: '2026-11-30' }]);

    const before = province.job(new Date('2026-11-30T15:59:59Z'));
    const after = province.job(new Date('2026-11-30T16:00:00Z'));
    expect(await findDueGrants(before, undefined)).not.toContain(grantId);
    await expect(endDueGrant(before, { grantId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await findDueGrants(after, undefined)).toContain(grantId);
    await endDueGrant(after, { grantId });
    expect(await findDueGrants(after, undefined)).not.toContain(grantId);
    const noted = (await province.audit('people.role-revoked')).filter((row) => row.object_id === personId);
    expect(noted).toMatchObject([{ outcome: 'done', actor_kind: 'job', detail: { role: 'auditor', grantId } }]);
  });

  it('given again before its end has the end that is given now', async () => {
    const personId = await newPerson('prolonged');
    const secadmin = await province.as('secadmin');
    const input = { personId, role: 'auditor' as const, organisationId: organisation('audit-office') };
    const { grantId } = await grantRole(secadmin, { ...input, lastDay: '2026-11-30' });
    expect(await grantRole(secadmin, { ...input, lastDay: '2026-12-31' })).toEqual({ grantId, added: false });
    expect(await findDueGrants(province.job(new Date('2026-12-01T00:00:00Z')), undefined)).not.toContain(grantId);
    await grantRole(secadmin, input);
    expect(await findDueGrants(province.job(new Date('2027-06-01T00:00:00Z')), undefined)).not.toContain(grantId);
  });

  it('given again while its end is noted is given anew', async () => {
    const personId = await newPerson('renewed');
    const secadmin = await province.as('secadmin');
    const input = { personId, role: 'auditor' as const, organisationId: organisation('audit-office') };
    const { grantId } = await grantRole(secadmin, { ...input, lastDay: '2026-11-23' });
    const behind = sql<{ waits: number }>`select count(distinct pid)::int as waits from pg_locks
      where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`;
    const renewing = await withTransaction(province.owner, { kind: 'all' }, async (tx) => {
      await tx.updateTable('role_grant').set({ revoked_at: secadmin.now }).where('id', '=', grantId).execute();
      const renewed = Promise.allSettled([grantRole(secadmin, { ...input, lastDay: '2026-12-31' })]);
      await expect.poll(async () => (await behind.execute(tx)).rows[0]?.waits, { timeout: 20_000 }).toBe(1);
      return { renewed };
    });
    const [renewed] = await renewing.renewed;
    expect(renewed).toMatchObject({ status: 'fulfilled', value: { added: true } });
    const [shown] = (await listPeople(secadmin, { search: 'renewed' })).items;
    expect(shown!.grants).toMatchObject([{ role: 'auditor', lastDay: '2026-12-31' }]);
  });

  it('is given to no day that is over, and an administrator’s to no day at all', async () => {
    const personId = await newPerson('dated');
    const secadmin = await province.as('secadmin');
    const input = { personId, organisationId: organisation('audit-office') };
    for (const [role, lastDay] of [
      ['auditor', '2026-11-22'],
      ['audit-admin', '2026-12-31'],
    ] as const)
      await expect(grantRole(secadmin, { ...input, role, lastDay }), role).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        facts: { field: 'lastDay' },
      });
    expect(await grantRole(secadmin, { ...input, role: 'auditor', lastDay: '2026-11-23' })).toMatchObject({
      added: true,
    });
  });

  it('offers what can be granted and says which roles held shut the others out', async () => {
    const personId = await newPerson('choosing');
    const secadmin = await province.as('secadmin');
    await grantRole(secadmin, { personId, role: 'finance', organisationId: organisation('finance-bureau') });
    const choices = await grantChoices(secadmin, { personId });
    const of = (role: string) => choices.roles.find((each) => each.role === role);
    expect(of('finance')).toMatchObject({ excludedBy: [], heldIn: ['finance'], ofDepartment: false, mayEnd: true });
    expect(of('audit-admin')).toMatchObject({ excludedBy: ['finance'], mayEnd: false });
    const regulator = choices.departments.find(({ id }) => id === province.departments.get('drug-regulator'));
    expect(regulator?.organisationId).toBe(organisation('drug-regulator'));
    expect(choices.clouds.map(({ tier }) => tier)).toContain('municipal');
    await expect(grantChoices(await province.as('sysadmin'), { personId })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    await expect(grantChoices(secadmin, { personId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is in an organisation whose short name is as long as others may be, and says so of a longer one', async () => {
    const sysadmin = await province.as('sysadmin');
    const named = (slug: string) => addOrganisation(sysadmin, { slug, name: '一个长名字的单位', kind: 'institution' });
    for (const slug of ['a'.repeat(33), 'a'.repeat(64), 'Amt', 'amt_1', '-amt'])
      await expect(named(slug), slug).rejects.toMatchObject({ code: 'INPUT_INVALID', facts: { field: 'slug' } });
    expect(await named('a'.repeat(32))).toMatchObject({ added: true });
  });

  it('leaves a refused audit row without what was asked', async () => {
    const engineer = await province.as('engineer');
    await expect(revokeRole(engineer, { grantId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    });
    const row = (await province.audit('people.role-revoked')).find((each) => each.outcome === 'refused');
    expect(row).toMatchObject({ code: 'ROLE_MISSING', actor_name: '张伟明' });
  });
});
