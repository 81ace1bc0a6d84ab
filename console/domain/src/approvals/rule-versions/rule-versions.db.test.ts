import { type AutomaticRuleText, SAMPLE_AUTOMATIC_RULE } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPlaces } from '../../clouds/list-places.ts';
import { listNotices } from '../../notices/list-notices.ts';
import { addPerson } from '../../people/add-person.ts';
import { grantRole } from '../../people/grant-role.ts';
import type { Context } from '../../verb/context.ts';
import { decideRule } from './decide-rule.ts';
import { listRuleVersions } from './list-rule-versions.ts';
import { proposeRule } from './propose-rule.ts';
import { contentHashOf } from './rules.ts';
import { policyAt } from './store.ts';
import { withdrawRule } from './withdraw-rule.ts';

const SAMPLE = 'sample-automatic-2026';
const [TOMORROW, NEXT_DAY] = ['2026-11-24', '2026-11-25'];
const WHEN_NEW = new Date('2026-11-23T16:00:00Z');
const OFF: AutomaticRuleText = { ...SAMPLE_AUTOMATIC_RULE, growth: null };

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
  const { id: personId } = await addPerson(province.job(), { subject: 'sample:authority-other', realName: '何静' });
  const organisationId = province.organisations.get('data-authority') ?? '';
  await grantRole(province.job(), { personId, role: 'authority-approver', organisationId, departmentId: null });
});
afterAll(() => province.drop());
const as = (who: 'one' | 'other', now = MONDAY): Promise<Context> =>
  province.as(who === 'one' ? 'authority' : 'authority-other', now);
const propose = async (fromDay = TOMORROW, rule = OFF) =>
  proposeRule(await as('one'), { fromDay, rule, reason: '试行' });
const decide = async (versionId: string, who: 'one' | 'other' = 'other', part: object = {}) => {
  const { items } = await listRuleVersions(await as('one'), {});
  const contentHash = items.find(({ id }) => id === versionId)?.contentHash ?? '0'.repeat(64);
  return decideRule(await as(who), { versionId, decision: 'confirm', contentHash, ...part });
};
const withdraw = async (versionId: string, who: 'one' | 'other' = 'one', now = MONDAY) =>
  withdrawRule(await as(who, now), { versionId, reason: '改期' });
/** What one of the two was told that became of a version, by outcome. */
const toldOf = async (who: 'one' | 'other', number: string) => {
  const { items } = await listNotices(await as(who), { limit: 200 });
  const told = items.filter(({ kind, facts }) => kind === 'approval-rule-decided' && facts.number === number);
  return Object.fromEntries(told.map(({ facts }) => [facts.outcome, facts]));
};
const inForce = (at: Date) => province.within(({ tx }) => policyAt(tx, at));
const stateOf = async (versionId: string, now = MONDAY) =>
  (await listRuleVersions(await as('one', now), {})).items.find(({ id }) => id === versionId)?.state;

describe('the version that is shipped', () => {
  it('says what the sample says, under a hash of it, and lets nothing pass before its day', async () => {
    const { inForce: shown } = await listRuleVersions(await province.as('applicant'), {});
    expect(shown).toMatchObject({ number: SAMPLE, version: 1, state: 'in-force', proposed: null, acts: [] });
    expect(shown?.rule).toEqual(SAMPLE_AUTOMATIC_RULE);
    expect(shown?.contentHash).toBe(contentHashOf('2026-01-01', SAMPLE_AUTOMATIC_RULE));
    expect(await inForce(new Date('2025-12-31T15:59:59Z'))).toBe(null);
  });

  it('is never edited nor withdrawn, not even by the schema’s own role', async () => {
    const { id } = (await listRuleVersions(await as('one'), {})).items.at(-1)!;
    await expect(withdraw(id)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const edit = province.owner
      .updateTable('approval_rule_version')
      .set({ from_day: '2026-02-01' })
      .where('id', '=', id);
    await expect(edit.execute()).rejects.toThrow(/never changed/);
    await expect(province.owner.deleteFrom('approval_rule_version').execute()).rejects.toThrow(/never changed/);
  });
});

describe('a version in the database', () => {
  const row = (id: string) => ({
    id: `0198aaaa-0000-7000-8000-00000000000${id}`,
    number: `ZD-2026-99999${id}`,
    version: 90 + Number(id),
    from_day: TOMORROW,
    valid_from: WHEN_NEW,
    rule: JSON.stringify(OFF),
    content_hash: contentHashOf(TOMORROW, OFF),
    reason: 'x',
    proposed_at: MONDAY,
  });
  const insert = (id: string, part: object = {}) =>
    province.owner
      .insertInto('approval_rule_version')
      .values({ ...row(id), ...part })
      .execute();

  it('begins as somebody’s proposal and nothing else, whoever inserts it', async () => {
    const { actor } = await as('one');
    const proposed_by = actor.kind === 'person' ? actor.id : '';
    const decided = { decision: 'confirmed', decided_at: MONDAY };
    await expect(insert('1', decided)).rejects.toThrow(/begins as a proposal/);
    await expect(insert('2')).rejects.toThrow(/begins as a proposal/);
    const { actor: other } = await as('other');
    const decided_by = other.kind === 'person' ? other.id : '';
    await expect(insert('3', { proposed_by, ...decided, decided_by })).rejects.toThrow(/begins as a proposal/);
  });

  it('is read by the worker and never written', async () => {
    const may = (right: string) => sql<boolean>`has_table_privilege('zy_worker', 'approval_rule_version', ${right})`;
    const { rows } = await province.within(({ tx }) =>
      sql`select ${may('select')} as read, ${may('insert')} as add, ${may('update')} as change`.execute(tx),
    );
    expect(rows).toEqual([{ read: true, add: false, change: false }]);
  });
});

describe('a new version', () => {
  it('is proposed by one, confirmed by another, and in force from the beginning of its day', async () => {
    const { versionId, number } = await propose();
    expect(number).toMatch(/^ZD-2026-\d{6}$/);
    const notices = await listNotices(await as('other'), {});
    expect(notices.items[0]).toMatchObject({
      kind: 'approval-rule-asked',
      dueAt: WHEN_NEW.toISOString(),
      link: '/policies/automatic',
    });
    const mine = await listNotices(await as('one'), {});
    expect(mine.items.map(({ kind }) => kind)).not.toContain('approval-rule-asked');
    expect((await listRuleVersions(await as('one'), {})).mayPropose).toBe(false);
    await decide(versionId);
    expect((await listNotices(await as('other'), { show: 'open' } as never)).items).toEqual([]);
    expect((await inForce(MONDAY))?.id).toBe(SAMPLE);
    expect(await inForce(WHEN_NEW)).toMatchObject({ id: number, growth: null, decrease: { objectionMinutes: 30 } });
    expect(await stateOf(versionId)).toBe('scheduled');
    expect(await stateOf(versionId, WHEN_NEW)).toBe('in-force');
    for (const action of ['approvals.rule-proposed', 'approvals.rule-confirmed'] as const)
      expect(await province.audit(action)).toContainEqual(
        expect.objectContaining({ object_kind: 'approval-rule', object_id: versionId, outcome: 'done' }),
      );
    await expect(propose()).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(withdraw(versionId, 'other', WHEN_NEW)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await withdraw(versionId, 'other');
    expect(await stateOf(versionId)).toBe('withdrawn');
    expect(await toldOf('one', number)).toEqual({
      confirmed: { number, day: TOMORROW, outcome: 'confirmed', name: '何静' },
      withdrawn: { number, day: TOMORROW, outcome: 'withdrawn', name: '何静', reason: '改期' },
    });
    expect((await inForce(WHEN_NEW))?.id).toBe(SAMPLE);
  });

  it('is not confirmed by who proposed it, unread, twice, or once its day has come', async () => {
    const { versionId } = await propose(NEXT_DAY);
    await expect(decide(versionId, 'one')).rejects.toMatchObject({ code: 'ASKER_RELEASES' });
    await expect(decide(versionId, 'other', { contentHash: 'f'.repeat(64) })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
    const late = new Date('2026-11-24T16:00:00Z');
    const { items } = await listRuleVersions(await as('other', late), {});
    const { contentHash, state } = items.find(({ id }) => id === versionId)!;
    expect(state).toBe('missed');
    const confirm = { versionId, decision: 'confirm', contentHash } as const;
    await expect(decideRule(await as('other', late), confirm)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(propose()).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await decide(versionId, 'other', { decision: 'refuse' });
    await expect(decide(versionId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    expect((await inForce(late))?.id).toBe(SAMPLE);
    expect(await province.audit('approvals.rule-confirmed')).toContainEqual(
      expect.objectContaining({ outcome: 'refused', code: 'ASKER_RELEASES' }),
    );
  });

  it('begins tomorrow at the earliest, and says only what a rule may', async () => {
    await expect(propose('2026-11-23')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const security = { ...OFF, decrease: { ...OFF.decrease, steps: ['security'] } };
    await expect(propose(TOMORROW, security as never)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('is withdrawn by who proposed it, and not by another before it is confirmed', async () => {
    const { versionId } = await propose();
    await expect(withdraw(versionId, 'other')).rejects.toMatchObject({ code: 'NOT_YOURS' });
    await withdraw(versionId);
    expect(await stateOf(versionId)).toBe('withdrawn');
    await expect(withdraw('0198aaaa-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(decide('0198aaaa-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['applicant', 'technical', 'auditor', 'secadmin'])('is not %s’s to propose', async (who) => {
    const asked = { fromDay: TOMORROW, rule: OFF, reason: 'x' };
    await expect(proposeRule(await province.as(who), asked)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });

  it('is not that of the authority of one cloud: it holds on all', async () => {
    const ctx = await as('one');
    const { actor } = ctx;
    if (actor.kind !== 'person') throw new Error('not a person');
    const cloudId = '0198aaaa-0000-7000-8000-000000000001';
    const ofOne = { ...ctx, actor: { ...actor, grants: actor.grants.map((grant) => ({ ...grant, cloudId })) } };
    const asked = { fromDay: TOMORROW, rule: OFF, reason: 'x' };
    await expect(proposeRule(ofOne as Context, asked)).rejects.toMatchObject({ code: 'CLOUD_NOT_GRANTED' });
  });

  it('isn’t asked of who holds the role for some clouds only, and a withdrawal is told to who confirmed it', async () => {
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:authority-city', realName: '罗敏' });
    const organisationId = province.organisations.get('data-authority') ?? '';
    const [cloud] = await listPlaces(await as('one'));
    await grantRole(province.job(), {
      personId,
      role: 'authority-approver',
      organisationId,
      departmentId: null,
      cloudId: cloud!.id,
    });
    const { versionId, number } = await propose();
    const city = await listNotices(await province.as('authority-city'), {});
    expect(city.items.map(({ kind }) => kind)).not.toContain('approval-rule-asked');
    await decide(versionId);
    await withdraw(versionId);
    expect(await toldOf('other', number)).toMatchObject({ withdrawn: { number, reason: '改期' } });
    expect(Object.keys(await toldOf('one', number))).toEqual(['confirmed']);
  });

  it('proposed twice at once waits once', async () => {
    const both = await Promise.allSettled([propose(TOMORROW), propose(NEXT_DAY)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [made] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const twice = await Promise.allSettled([
      decide(made!.versionId),
      decide(made!.versionId, 'other', { decision: 'refuse' }),
    ]);
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
