import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJoinToken } from '../fleet/create-join-token.ts';
import { cloudsGranted, holds, requireEverywhere, sitsIn } from '../verb/context.ts';
import { newId } from '../verb/id.ts';
import { addPerson } from './add-person.ts';
import { endService } from './end-service.ts';
import { findHolders } from './find-holders.ts';
import { grantRole } from './grant-role.ts';
import { listPeople } from './list-people.ts';
import { readActor } from './read-actor.ts';
import { revokeRole } from './revoke-role.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province.drop());

/** A new person who holds `role` for every city cloud. */
async function ofTheCities(subject: string, role: 'platform-engineer' | 'authority-approver', lastDay?: string) {
  const { id: personId } = await addPerson(province.job(), { subject: `sample:${subject}`, realName: subject });
  const slug = role === 'platform-engineer' ? 'cloud-operator' : 'data-authority';
  const organisationId = province.organisations.get(slug)!;
  const asked = { personId, role, organisationId, tier: 'municipal' as const, lastDay: lastDay ?? null };
  const { grantId } = await grantRole(await province.as('secadmin'), asked);
  return { personId, grantId, asked };
}

const cloudsOf = (tier: string) =>
  province.owner
    .selectFrom('cloud')
    .select('id')
    .where('tier', '=', tier)
    .execute()
    .then((rows) => rows.map(({ id }) => id).toSorted());

/** A cloud of a tier, added now. */
async function added(tier: 'municipal' | 'sectoral', slug: string): Promise<string> {
  const like = await province.owner.selectFrom('cloud').selectAll().where('tier', '=', tier).executeTakeFirstOrThrow();
  const id = newId(new Date());
  const row = { ...like, id, slug, name: slug, cluster_id: null };
  const columns = Object.keys(row).map((name) => sql.ref(name));
  const values = Object.values(row).map((value) => sql.val(value));
  await sql`insert into cloud (${sql.join(columns)}) values (${sql.join(values)})`.execute(province.owner);
  return id;
}

describe('a role granted for a tier', () => {
  it('holds on every cloud of it, on one added later, and on no cloud of another', async () => {
    const { personId } = await ofTheCities('cities-engineer', 'platform-engineer');
    const actor = () => readActor(province.job(), { personId });
    expect(cloudsGranted(await actor(), 'platform-engineer')?.toSorted()).toEqual(await cloudsOf('municipal'));
    const later = await added('municipal', 'later-city');
    const elsewhere = await added('sectoral', 'later-sector');
    expect(holds(await actor(), 'platform-engineer', { cloudId: later })).toBe(true);
    expect(sitsIn(await actor(), 'platform-engineer', { seat: null, cloudIds: [later] })).toBe(true);
    expect(holds(await actor(), 'platform-engineer', { cloudId: elsewhere })).toBe(false);
    expect(sitsIn(await actor(), 'platform-engineer', { seat: null, cloudIds: [later, elsewhere] })).toBe(false);
    const engineer = await province.as('cities-engineer');
    expect(await createJoinToken(engineer, { cloudId: later })).toMatchObject({ token: expect.any(String) });
    const refused = { code: 'CLOUD_NOT_GRANTED' };
    await expect(createJoinToken(engineer, { cloudId: elsewhere })).rejects.toMatchObject(refused);
    expect(() => requireEverywhere(engineer.actor, 'platform-engineer')).toThrow(expect.objectContaining(refused));
  });

  it('makes its holder somebody to look for on these clouds alone', async () => {
    const { personId } = await ofTheCities('cities-authority', 'authority-approver');
    const [city] = await cloudsOf('municipal');
    const [sector] = await cloudsOf('sectoral');
    const found = (cloudIds: string[]) =>
      findHolders(province.job(), { role: 'authority-approver', seat: null, cloudIds });
    expect(await found([city!])).toContain(personId);
    expect(await found([city!, sector!])).not.toContain(personId);
  });

  it('is one grant: shown as the tier, given again the same, and ended whole', async () => {
    const secadmin = await province.as('secadmin');
    const { personId, grantId, asked } = await ofTheCities('cities-ending', 'platform-engineer', '2026-11-30');
    const [shown] = (await listPeople(secadmin, { search: 'cities-ending' })).items;
    expect(shown!.grants).toMatchObject([{ id: grantId, tier: 'municipal', cloud: null, lastDay: '2026-11-30' }]);
    expect(await grantRole(secadmin, asked)).toEqual({ grantId, added: false });
    const [one] = await cloudsOf('municipal');
    expect(await grantRole(secadmin, { ...asked, tier: null, cloudId: one! })).toMatchObject({ added: true });
    expect(await grantRole(secadmin, { ...asked, tier: 'sectoral' })).toMatchObject({ added: true });
    await revokeRole(secadmin, { grantId });
    const { grants } = await readActor(province.job(), { personId });
    const left = [one!, ...(await cloudsOf('sectoral'))];
    expect(grants.map(({ cloudId }) => cloudId).toSorted()).toEqual(left.toSorted());
  });

  it('ends with its last day on every cloud', async () => {
    const { personId } = await ofTheCities('cities-until', 'platform-engineer', '2026-11-30');
    const at = async (now: string) => (await readActor(province.job(new Date(now)), { personId })).grants.length;
    expect(await at('2026-11-30T15:59:59Z')).toBe((await cloudsOf('municipal')).length);
    expect(await at('2026-11-30T16:00:00Z')).toBe(0);
  });

  it('keeps a department’s role to its department', async () => {
    const departmentId = province.departments.get('drug-regulator')!;
    const { id: personId } = await addPerson(province.job(), { subject: 'cities-applicant', realName: '城市申请人' });
    const organisationId = province.organisations.get('drug-regulator')!;
    const role = 'applicant' as const;
    await grantRole(province.job(), { personId, role, organisationId, departmentId, tier: 'municipal' });
    const { grants } = await readActor(province.job(), { personId });
    expect(new Set(grants.map((grant) => grant.departmentId))).toEqual(new Set([departmentId]));
    const actor = { kind: 'person' as const, id: personId, name: '', grants };
    const [cloudId] = await cloudsOf('municipal');
    const other = [...province.departments.values()].find((id) => id !== departmentId)!;
    expect(holds(actor, role, { departmentId, cloudId: cloudId! })).toBe(true);
    expect(holds(actor, role, { departmentId: other, cloudId: cloudId! })).toBe(false);
  });

  it('gives nothing while the tier has no cloud', async () => {
    const { personId } = await ofTheCities('cities-none', 'platform-engineer');
    const alone = province.within(async ({ ctx, tx }) => {
      await sql`update cloud set tier = 'sectoral' where tier = 'municipal'`.execute(tx);
      expect((await readActor.definition.read({ ctx, tx }, { personId })).grants).toEqual([]);
      throw new Error('taken back');
    });
    await expect(alone).rejects.toThrow('taken back');
  });

  it('is named as vacant with its tier where its holder leaves and nobody else has all of it', async () => {
    const { personId } = await ofTheCities('cities-last', 'platform-engineer');
    const others = province.owner.updateTable('role_grant').set({ revoked_at: new Date() });
    await others.where('role', '=', 'platform-engineer').where('person_id', '<>', personId).execute();
    const { vacant } = await endService(await province.as('secadmin'), { personId, reason: '调离' });
    expect(vacant).toMatchObject([{ role: 'platform-engineer', tier: 'municipal' }]);
  });

  it('is refused beside a cloud and for administrators, by the verb and by the database', async () => {
    const secadmin = await province.as('secadmin');
    const { id: personId } = await addPerson(province.job(), { subject: 'of-no-tier', realName: '无层级' });
    const organisationId = province.organisations.get('data-authority')!;
    const [cloudId] = await cloudsOf('municipal');
    const tier = 'municipal' as const;
    const refused = { code: 'INPUT_INVALID', facts: { field: 'tier' } };
    for (const asked of [
      { role: 'authority-approver' as const, cloudId: cloudId! },
      { role: 'security-admin' as const, cloudId: null },
    ]) {
      await expect(grantRole(secadmin, { personId, organisationId, tier, ...asked })).rejects.toMatchObject(refused);
      const row = { id: newId(new Date()), person_id: personId, organisation_id: organisationId, tier };
      const { role, cloudId: cloud_id } = asked;
      const written = province.owner
        .insertInto('role_grant')
        .values({ ...row, role, cloud_id, granted_at: new Date() });
      await expect(written.execute()).rejects.toThrow(/tier_or_cloud|administrators_of_no_tier/);
    }
  });
});
