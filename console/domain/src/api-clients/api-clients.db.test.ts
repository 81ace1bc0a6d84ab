import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNotices } from '../notices/list-notices.ts';
import type { Context } from '../verb/context.ts';
import { beginCall } from './begin-call.ts';
import { countCall } from './count-call.ts';
import { endCall } from './end-call.ts';
import { issueKey } from './issue-key.ts';
import { listAccounts } from './list-accounts.ts';
import { listExpiringKeys } from './list-expiring-keys.ts';
import { makeAccount } from './make-account.ts';
import { remindKey } from './remind-key.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateKey } from './rotate-key.ts';
import { stopAccount } from './stop-account.ts';
import { useKey } from './use-key.ts';

let province: SampleProvince;
beforeAll(async () => {
  province = await sampleProvince();
});
afterAll(() => province?.drop());

const ours = () => province.departments.get('drug-regulator')!;
const days = (n: number, from = new Date('2026-11-23T02:00:00.000Z')) => new Date(from.getTime() + n * 86_400_000);
const at = (now: Date, person = 'applicant') => province.as(person, now);

/** An account that orders for the drug regulator, owned by its applicant. */
async function orderer(name = '对账程序', maker?: Context): Promise<string> {
  const ctx = maker ?? (await province.as('approver'));
  const about = { name, purpose: '定时下单', role: 'applicant' as const, departmentId: ours() };
  return (await makeAccount(ctx, { ...about, ownerSubject: 'sample:applicant' })).accountId;
}
async function keyFor(accountId: string, life = 30) {
  return issueKey(await province.as('applicant'), {
    accountId,
    scopes: ['requests:read', 'requests:write'],
    days: life,
  });
}

describe('making an account', () => {
  it('is for the approver of its department and for the security administrator', async () => {
    await expect(orderer()).resolves.toMatch(/^[0-9a-f-]{36}$/);
    await expect(orderer('由安全管理员建立', await province.as('secadmin'))).resolves.toBeTruthy();
    const rows = await province.audit('api-clients.account-made');
    expect(rows.map((row) => row.outcome)).toEqual(['done', 'done']);
    expect(rows[0]?.department_id).toBe(ours());
  });

  it('is not for another department’s approver, nor for wider roles than theirs', async () => {
    const stranger = await province.as('approver2');
    await expect(orderer('别人的', stranger)).rejects.toMatchObject({ code: 'NOT_YOURS' });
    const about = { name: '报表', purpose: '读账单', role: 'finance' as const, ownerSubject: 'sample:finance' };
    await expect(makeAccount(await province.as('approver'), about)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(makeAccount(await province.as('secadmin'), about)).resolves.toBeTruthy();
  });

  it('needs an owner who has the role themselves', async () => {
    const about = { name: '程序', purpose: '无', role: 'applicant' as const, departmentId: ours() };
    const make = async (ownerSubject: string) => makeAccount(await province.as('secadmin'), { ...about, ownerSubject });
    await expect(make('sample:applicant2')).rejects.toMatchObject({ code: 'OWNER_LACKS_ROLE' });
    await expect(make('sample:nobody-there')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('never gives a program an approver’s or an administrator’s role', async () => {
    for (const role of ['department-approver', 'authority-approver', 'technical-reviewer', 'security-admin']) {
      const about = { name: '程序', purpose: '无', role: role as 'auditor', ownerSubject: 'sample:approver' };
      await expect(makeAccount(await province.as('secadmin'), about)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    }
  });
});

describe('a key', () => {
  it('is shown to its owner once, and kept as a hash', async () => {
    const accountId = await orderer();
    const { key, keyId } = await keyFor(accountId);
    expect(key).toMatch(/^zy_[a-z0-9]{12}_[\w-]{43}$/);
    // The secret is the last 43 characters, and an underscore may be one of them.
    const secret = key.slice(-43);
    const row = await province.owner.selectFrom('api_key').selectAll().where('id', '=', keyId).executeTakeFirst();
    expect(row).toBeUndefined();
    const seen = await province.within(({ tx }) =>
      tx.selectFrom('api_key').selectAll().where('id', '=', keyId).executeTakeFirstOrThrow(),
    );
    expect(JSON.stringify(seen)).not.toContain(secret);
    const { items } = await listAccounts(await province.as('applicant'), {});
    expect(JSON.stringify(items)).not.toContain(secret);
    const audit = await province.audit('api-clients.key-issued');
    expect(JSON.stringify(audit)).not.toContain(secret);
  });

  it('is issued to nobody but the owner, the maker included', async () => {
    const accountId = await orderer();
    const ask = { accountId, scopes: ['requests:read' as const], days: 1 };
    await expect(issueKey(await province.as('approver'), ask)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(issueKey(await province.as('applicant2'), ask)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(issueKey(await province.as('auditor'), ask)).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  it('has an end within a year, and an account has three at most', async () => {
    const accountId = await orderer();
    await expect(keyFor(accountId, 366)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    for (let n = 0; n < 3; n += 1) await keyFor(accountId);
    await expect(keyFor(accountId)).rejects.toMatchObject({ code: 'KEYS_ENOUGH' });
  });

  it('says who calls: the account, with its owner’s grants of now', async () => {
    const accountId = await orderer('夜间下单');
    const { key } = await keyFor(accountId);
    const use = await useKey(province.job(), { key });
    expect(use).toMatchObject({
      actor: { kind: 'client', id: accountId, name: '夜间下单', owner: { name: '林晓燕' } },
      scopes: ['requests:read', 'requests:write'],
    });
    expect('actor' in use && use.actor.grants.map((grant) => grant.role)).toEqual(['applicant']);
  });

  it('is refused once it is revoked, at once and by others than its owner too, and the first such use is recorded', async () => {
    const accountId = await orderer();
    const { key, keyId } = await keyFor(accountId);
    await expect(revokeKey(await province.as('approver2'), { keyId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await revokeKey(await province.as('secadmin'), { keyId });
    expect(await useKey(province.job(), { key })).toEqual({ refused: 'revoked' });
    expect(await useKey(province.job(), { key })).toEqual({ refused: 'revoked' });
    const rows = (await province.audit('api-clients.key-refused')).filter((row) => row.object_id === accountId);
    expect(rows).toHaveLength(1);
    await expect(revokeKey(await province.as('applicant'), { keyId })).rejects.toMatchObject({
      code: 'STATE_CONFLICT',
    });
  });

  it('is refused after its end, for a stopped account, and with a wrong secret', async () => {
    const accountId = await orderer();
    const { key } = await keyFor(accountId, 30);
    expect(await useKey(province.job(days(30)), { key })).toEqual({ refused: 'expired' });
    expect(await useKey(province.job(), { key: `${key.slice(0, -4)}AAAA` })).toEqual({ refused: 'unknown' });
    await stopAccount(await province.as('approver'), { accountId });
    expect(await useKey(province.job(), { key })).toEqual({ refused: 'account-stopped' });
    await expect(keyFor(accountId)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is worth nothing once its owner is disabled or has lost the role', async () => {
    const about = { name: '巡检读取', purpose: '读状态', role: 'platform-engineer' as const };
    const { accountId } = await makeAccount(await province.as('secadmin'), {
      ...about,
      ownerSubject: 'sample:engineer',
    });
    const engineer = await province.as('engineer');
    const { key } = await issueKey(engineer, { accountId, scopes: ['clouds:read'], days: 10 });
    expect(await useKey(province.job(), { key })).toHaveProperty('actor');
    const person = engineer.actor.kind === 'person' ? engineer.actor.id : '';
    const disable = (at: Date | null) =>
      province.owner.updateTable('person').set({ disabled_at: at }).where('id', '=', person).execute();
    await disable(new Date());
    expect(await useKey(province.job(), { key })).toEqual({ refused: 'owner-left' });
    await disable(null);
    expect(await useKey(province.job(), { key })).toHaveProperty('actor');
  });

  it('is changed for another one with an overlap, after which the first one ends', async () => {
    const accountId = await orderer();
    const first = await keyFor(accountId, 90);
    const next = await rotateKey(await province.as('applicant'), { keyId: first.keyId, days: 90, overlapHours: 24 });
    expect(await useKey(province.job(days(0.5)), { key: first.key })).toHaveProperty('actor');
    expect(await useKey(province.job(days(1)), { key: first.key })).toEqual({ refused: 'expired' });
    expect(await useKey(province.job(days(1)), { key: next.key })).toMatchObject({
      scopes: ['requests:read', 'requests:write'],
    });
    const gone = await at(days(1));
    await expect(rotateKey(gone, { keyId: first.keyId, days: 1 })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is told of before it ends, unless another one takes its place', async () => {
    const accountId = await orderer('将到期');
    const soon = await keyFor(accountId, 20);
    const replaced = await keyFor(accountId, 20);
    await rotateKey(await province.as('applicant'), { keyId: replaced.keyId, days: 300 });
    const told = (await listExpiringKeys(province.job(), {})).filter(({ account }) => account.id === accountId);
    expect(told.map(({ keyId }) => keyId)).toEqual([soon.keyId]);

    expect(await remindKey(province.job(), { keyId: soon.keyId })).toEqual({ reminded: true });
    const { items } = await listNotices(await province.as('applicant'), {});
    const notices = items.filter(({ kind, facts }) => kind === 'key-expiring' && facts.name === '将到期');
    expect(notices).toMatchObject([{ link: '/keys', dueAt: soon.expiresAt }]);
    const left = (await listExpiringKeys(province.job(), {})).filter(({ account }) => account.id === accountId);
    expect(left, 'once').toEqual([]);
    const rows = await province.audit('api-clients.key-reminded');
    expect(rows.filter(({ object_id }) => object_id === accountId)).toHaveLength(1);
  });
});

describe('the list of accounts', () => {
  it('shows each reader what is theirs: their own, their department’s, all', async () => {
    const accountId = await orderer('清单里的账号');
    const seenBy = async (slug: string) => {
      const { items } = await listAccounts(await province.as(slug), { limit: 200 });
      return items.find(({ id }) => id === accountId);
    };
    expect(await seenBy('applicant')).toMatchObject({ mayIssue: true, mayEnd: true });
    expect(await seenBy('approver')).toMatchObject({ mayIssue: false, mayEnd: true });
    expect(await seenBy('secadmin')).toMatchObject({ mayIssue: false, mayEnd: true });
    expect(await seenBy('auditor')).toMatchObject({ mayIssue: false, mayEnd: false });
    for (const stranger of ['applicant2', 'approver2', 'engineer', 'finance'])
      expect(await seenBy(stranger), stranger).toBeUndefined();
  });
});

describe('calls', () => {
  it('of one caller are counted by the minute, however many servers count at once', async () => {
    const minute = province.job(days(100));
    const count = () => countCall(minute, { caller: 'key:busy', limit: 20 });
    const waits = await Promise.all(Array.from({ length: 30 }, count));
    expect(waits.filter((seconds) => seconds === null)).toHaveLength(20);
    expect(waits.filter((seconds) => seconds !== null)).toEqual(Array(10).fill(60));
    const next = province.job(new Date(minute.now.getTime() + 60_000));
    expect(await countCall(next, { caller: 'key:busy', limit: 20 })).toBeNull();
  });

  const begin = (key: string, body: number, now?: Date) =>
    beginCall(province.job(now), {
      caller: 'client:00000000-0000-7000-8000-000000000001',
      key,
      procedure: 'requests.submit',
      digest: String(body).repeat(64),
    });
  const end = (key: string, answer: string | null) =>
    endCall(province.job(), {
      caller: 'client:00000000-0000-7000-8000-000000000001',
      key,
      end: { kind: 'done', answer },
    });

  it('under one key are done once, of twenty that come at the same time', async () => {
    const ends = await Promise.allSettled(Array.from({ length: 20 }, () => begin('at-once', 1)));
    expect(ends.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const codes = ends.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['CALL_UNDER_WAY']));
  });

  it('get the answer of before under the same key, for a day', async () => {
    expect(await begin('again', 1)).toBeNull();
    await end('again', '{"number":"SQ-2026-000001"}');
    expect(await begin('again', 1)).toBe('{"number":"SQ-2026-000001"}');
    await expect(begin('again', 2)).rejects.toMatchObject({ code: 'KEY_USED_OTHERWISE' });
    expect(await begin('again', 2, days(1.1))).toBeNull();
    expect(await province.audit('api-clients.answer-repeated')).toHaveLength(1);
  });

  it('are never told a secret twice, nor that something was done when nobody knows', async () => {
    await begin('secret', 1);
    await end('secret', null);
    await expect(begin('secret', 1)).rejects.toMatchObject({ code: 'ANSWER_NOT_KEPT' });
    await begin('cut', 1);
    await expect(begin('cut', 1, days(0.5))).rejects.toMatchObject({ code: 'CALL_CUT_OFF' });
  });
});
