import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideApproval } from '../approvals/decide.ts';
import { urgeApproval } from '../approvals/urge.ts';
import { askWindow } from '../break-glass/ask-window.ts';
import { decideWindow } from '../break-glass/decide-window.ts';
import { getCloud } from '../clouds/get-cloud.ts';
import { addPerson } from '../people/add-person.ts';
import { grantRole } from '../people/grant-role.ts';
import { revokeRole } from '../people/revoke-role.ts';
import { getRequest } from '../requests/get-request.ts';
import { withdrawRequest } from '../requests/withdraw.ts';
import { scopeOf } from '../verb/context.ts';
import { countNotices } from './count-notices.ts';
import { listNotices } from './list-notices.ts';
import { markRead } from './mark-read.ts';
import { tell } from './tell.ts';

let province: SampleProvince;
let orders: Awaited<ReturnType<typeof orderedLines>>;
beforeAll(async () => {
  province = await sampleProvince();
  orders = await orderedLines(province);
});
afterAll(async () => {
  await orders?.end();
  await province?.drop();
});

const hours = (count: number) => new Date(MONDAY.getTime() + count * 3_600_000);
const inbox = async (who: string, show: 'all' | 'unread' | 'open' = 'all') =>
  (await listNotices(await province.as(who), { show, limit: 200 })).items;
/** Kinds of the notices on a request, newest first. */
const toldOf = async (who: string, number: string, show: 'all' | 'open' = 'all') =>
  (await inbox(who, show)).filter(({ facts }) => facts.number === number).map(({ kind }) => kind);

/** An order in its department's review. */
async function inReview() {
  const { requestId, operations } = await orders.order(1);
  for (const id of operations) await orders.preview(id);
  return getRequest(await province.as('applicant'), { requestId });
}
async function decide(requestId: string, who: string, choice: { step: string; decision?: string; now?: Date }) {
  const { planHash } = await getRequest(await province.as(who), { requestId });
  const { step, decision = 'approve', now = MONDAY } = choice;
  const reason = decision === 'approve' ? {} : { reason: '缺少定级证明' };
  return decideApproval(await province.as(who, now), { requestId, step, decision, planHash, ...reason } as never);
}

describe('an order that waits for a decision', () => {
  it('is in the inbox of who may decide, with the deadline and the way there, and of nobody else', async () => {
    const { id, number } = await inReview();
    const [notice] = await inbox('approver', 'open');
    expect(notice).toMatchObject({
      kind: 'approval-waiting',
      facts: { number, step: 'department' },
      link: `/approvals?open=${id}`,
      dueAt: '2026-11-24T16:00:00.000Z',
      todo: true,
      readAt: null,
    });
    for (const who of ['authority', 'technical', 'applicant', 'auditor', 'finance', 'engineer'])
      expect(await toldOf(who, number), who).toEqual([]);
  });

  it('leaves everyone’s open list as somebody decides, and the next ones hear', async () => {
    const { id, number } = await inReview();
    await decide(id, 'approver', { step: 'department' });
    expect(await toldOf('approver', number, 'open')).toEqual([]);
    expect(await toldOf('authority', number, 'open')).toEqual(['approval-waiting']);
    await decide(id, 'technical', { step: 'technical' });
    expect(await toldOf('technical', number, 'open')).toEqual([]);
    expect(await toldOf('authority', number, 'open'), 'the other branch still waits').toEqual(['approval-waiting']);
    await decide(id, 'authority', { step: 'administrative' });
    expect(await toldOf('applicant', number)).toEqual(['request-approved']);
  });

  it('that is returned goes back with its reason, and asks nobody any more', async () => {
    const { id, number } = await inReview();
    await decide(id, 'approver', { step: 'department' });
    await decide(id, 'technical', { step: 'technical', decision: 'return' });
    expect(await toldOf('authority', number, 'open')).toEqual([]);
    const [returned] = (await inbox('applicant')).filter(({ facts }) => facts.number === number);
    expect(returned).toMatchObject({ kind: 'request-returned', facts: { reason: '缺少定级证明' }, todo: false });
  });

  it('that is withdrawn asks nobody any more', async () => {
    const { id, number } = await inReview();
    await withdrawRequest(await province.as('applicant'), { requestId: id });
    expect(await toldOf('approver', number, 'open')).toEqual([]);
    expect(await toldOf('approver', number)).toEqual(['approval-waiting']);
  });

  it('is told in the transaction of the act: what is refused tells nobody', async () => {
    const { id, number } = await inReview();
    const stale = { requestId: id, step: 'department', decision: 'approve', planHash: 'f'.repeat(64) } as const;
    await expect(decideApproval(await province.as('approver'), stale)).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
    expect(await toldOf('approver', number, 'open')).toEqual(['approval-waiting']);
    expect(await toldOf('authority', number)).toEqual([]);
  });

  it('leaves a row of who was told what', async () => {
    await inReview();
    const rows = await province.audit('notices.told');
    const approver = (await province.as('approver')).actor as { id: string };
    expect(rows.at(-1)).toMatchObject({
      object_kind: 'notice',
      detail: { notice: 'approval-waiting', aspect: 'department', recipients: [approver.id] },
    });
  });
});

describe('an applicant who waits', () => {
  it('urges the approvers of the open steps once a working day, and each time is counted', async () => {
    const { id, number, acts } = await inReview();
    expect(acts).toContain('urge');
    const urge = async (now: Date) => urgeApproval(await province.as('applicant', now), { requestId: id });
    expect(await urge(hours(1))).toEqual({ requestId: id, urged: 1 });
    expect(await toldOf('approver', number, 'open')).toEqual(['approval-urged', 'approval-waiting']);
    await expect(urge(hours(2))).rejects.toMatchObject({ code: 'URGED_TODAY', facts: { number } });
    expect(await urge(hours(24))).toEqual({ requestId: id, urged: 2 });
    await decide(id, 'approver', { step: 'department', now: hours(25) });
    expect(await toldOf('approver', number, 'open')).toEqual([]);
    expect((await province.audit('approvals.urged')).filter(({ outcome }) => outcome === 'done')).toHaveLength(2);
  });

  it('has nobody to urge where nothing waits, and no say in others’ orders', async () => {
    const { id } = await inReview();
    await withdrawRequest(await province.as('applicant'), { requestId: id });
    const urge = async (who: string) => urgeApproval(await province.as(who), { requestId: id });
    await expect(urge('applicant')).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await expect(urge('applicant2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(urge('approver')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('break-glass', () => {
  it('asks another side, and tells both sides as it opens', async () => {
    const cloudId = (await getCloud(province.job(), { slug: 'guangzhou' })).id;
    const asked = { cloudId, reason: '状态卡住', minutes: 30 };
    const { windowId, number } = await askWindow(await province.as('engineer'), asked);
    for (const who of ['secadmin', 'authority'])
      expect(await toldOf(who, number, 'open'), who).toEqual(['window-asked']);
    await decideWindow(await province.as('secadmin'), { windowId, decision: 'grant' });
    expect(await toldOf('authority', number, 'open')).toEqual([]);
    for (const who of ['engineer', 'authority', 'technical', 'secadmin'])
      expect((await toldOf(who, number))[0], who).toBe('window-opened');
    expect((await inbox('engineer'))[0]).toMatchObject({ link: '/clouds/guangzhou', dueAt: hours(0.5).toISOString() });
  });
});

describe('a person’s inbox', () => {
  const say = (personId: string, more: object = {}, now = MONDAY) =>
    province.within(
      (scope) =>
        tell.within(scope, {
          kind: 'request-accepted',
          about: { kind: 'statement', id: crypto.randomUUID() },
          departmentId: null,
          facts: { number: 'JS', title: '扩容' },
          to: [{ role: 'finance', personId }],
          ...more,
        }),
      now,
    );
  const idOf = async (who: string) => ((await province.as(who)).actor as { id: string }).id;

  it('counts what is unread and to do, and what was read stays read', async () => {
    const finance = await province.as('finance');
    const before = await countNotices(finance, undefined);
    await say(await idOf('finance'));
    expect(await countNotices(finance, undefined)).toEqual({ ...before, unread: before.unread + 1 });
    const [notice] = await inbox('finance', 'unread');
    expect(await markRead(finance, { noticeIds: [notice!.id] })).toEqual({ read: 1 });
    expect(await markRead(finance, { noticeIds: [notice!.id] })).toEqual({ read: 0 });
    expect(await countNotices(finance, undefined)).toEqual(before);
  });

  it('is read up to what was seen: what came later stays unread', async () => {
    await say(await idOf('finance'));
    const seen = (await inbox('finance'))[0]!.at;
    await say(await idOf('finance'), {}, hours(1));
    await markRead(await province.as('finance'), { upTo: seen });
    expect((await inbox('finance', 'unread')).map(({ at }) => at)).toEqual([hours(1).toISOString()]);
  });
  it('is nobody else’s to read or to mark', async () => {
    await say(await idOf('finance'));
    const [notice] = await inbox('finance', 'unread');
    expect(await markRead(await province.as('authority'), { noticeIds: [notice!.id] })).toEqual({ read: 0 });
    expect((await inbox('authority')).map(({ id }) => id)).not.toContain(notice!.id);
    expect((await inbox('finance', 'unread')).map(({ id }) => id)).toContain(notice!.id);
  });

  it('is closed by the database where a query forgets whose it is, and shows nothing where no scope was set', async () => {
    const client = new pg.Client({ connectionString: province.database.appUrl });
    await client.connect();
    const own = await idOf('finance');
    const seenAs = async (scope: string, personId: string) => {
      await client.query('begin');
      await client.query(`select set_config('zhengyun.scope', $1, true), set_config('zhengyun.person', $2, true)`, [
        scope,
        personId,
      ]);
      const people = await client.query('select distinct person_id from notice_recipient');
      const notices = await client.query('select count(*)::int as n from notice');
      await client.query('rollback');
      return { people: people.rows.map((row) => row.person_id), notices: notices.rows[0].n as number };
    };
    expect((await seenAs('all', own)).people).toEqual([own]);
    expect((await seenAs('all', await idOf('auditor'))).notices).toBe(0);
    expect((await seenAs('operations', own)).people).toEqual([own]);
    expect(await seenAs('none', '')).toEqual({ people: [], notices: 0 });
    expect(await seenAs('departments', '')).toEqual({ people: [], notices: 0 });
    expect((await seenAs('all', '')).people.length).toBeGreaterThan(1);
    await client.end();
  });

  it('goes with the duty by which it came: who holds the role no more reads no more of it', async () => {
    const organisationId = province.organisations.get('finance-bureau')!;
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:leaver', realName: '离任' });
    const { grantId } = await grantRole(province.job(), { personId, role: 'finance', organisationId });
    await say(personId);
    expect(await inbox('leaver')).toHaveLength(1);
    await province.within(({ tx }) =>
      tx.updateTable('role_grant').set({ revoked_at: MONDAY }).where('id', '=', grantId).execute(),
    );
    expect(await inbox('leaver')).toEqual([]);
    expect(await countNotices(await province.as('leaver'), undefined)).toEqual({ unread: 0, open: 0 });
  });

  it('of who changed department hears no more of its matters: colleagues there do', async () => {
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:mover', realName: '调动' });
    const place = (slug: string) => ({
      organisationId: province.organisations.get(slug)!,
      departmentId: province.departments.get(slug)!,
    });
    const { grantId } = await grantRole(province.job(), { personId, role: 'applicant', ...place('drug-regulator') });
    const returned = (number: string) =>
      say(personId, {
        kind: 'request-returned',
        departmentId: place('drug-regulator').departmentId,
        facts: { number, title: '扩容', reason: '缺少定级证明' },
        to: [{ role: 'applicant', personId }],
      });
    await returned('SQ-MOVE-1');
    expect(await toldOf('mover', 'SQ-MOVE-1')).toEqual(['request-returned']);
    expect(await toldOf('applicant', 'SQ-MOVE-1'), 'whose it is holds the duty').toEqual([]);
    await revokeRole(province.job(), { grantId });
    await grantRole(province.job(), { personId, role: 'applicant', ...place('education-bureau') });
    await returned('SQ-MOVE-2');
    expect(await toldOf('applicant', 'SQ-MOVE-2')).toEqual(['request-returned']);
    for (const who of ['mover', 'applicant2', 'approver']) expect(await toldOf(who, 'SQ-MOVE-2'), who).toEqual([]);
  });

  it('holds what is its reader’s alone: nobody hears of it in their stead', async () => {
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:former', realName: '转岗' });
    const of = { role: 'finance' as const, personId };
    expect((await say(personId, { to: [{ ...of, only: true }] })).recipients).toBe(0);
    expect((await say(personId, { to: [of] })).recipients).toBeGreaterThan(0);
  });

  it('holds nothing of before for who joins later', async () => {
    const { number } = await inReview();
    const organisationId = province.organisations.get('drug-regulator')!;
    const departmentId = province.departments.get('drug-regulator')!;
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:joiner', realName: '新到' });
    await grantRole(province.job(), { personId, role: 'department-approver', organisationId, departmentId });
    expect(await toldOf('joiner', number)).toEqual([]);
  });

  it('is turned page by page, newest first, with the total', async () => {
    for (const n of [1, 2, 3]) await say(await idOf('finance2'), { facts: { number: `JS-${n}`, month: '2026-10' } });
    const me = await province.as('finance2');
    const first = await listNotices(me, { limit: 2 });
    expect(first.items.map(({ facts }) => facts.number)).toEqual(['JS-3', 'JS-2']);
    const second = await listNotices(me, { limit: 2, cursor: first.nextCursor });
    expect(second.items[0]!.facts.number).toBe('JS-1');
    expect(first.total).toBe(second.total);
  });

  it('tells a thing that is noticed again and again once', async () => {
    const about = { kind: 'exemption' as const, id: 'again' };
    const again = { kind: 'exemption-ending' as const, about, once: true };
    expect((await say(await idOf('finance'), again)).recipients).toBe(1);
    expect((await say(await idOf('finance'), again)).recipients).toBe(0);
  });

  it('takes no act without a scope of one’s own: a client of the API has none', async () => {
    const owner = { id: 'o', name: 'o' };
    const actor = { kind: 'client' as const, id: 'c', name: 'c', owner, grants: [] };
    const client = { ...(await province.as('finance')), actor };
    await expect(listNotices(client, {})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(scopeOf(client.actor)).not.toHaveProperty('personId');
  });
});
