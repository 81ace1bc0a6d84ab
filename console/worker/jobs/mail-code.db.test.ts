import { connect, type Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { getPreference } from '@zhengyun/domain/notices/get-preference.ts';
import { claimMail } from '@zhengyun/domain/people/mail-claim/claim-mail.ts';
import { confirmMail } from '@zhengyun/domain/people/mail-claim/confirm-mail.ts';
import { myMailClaim } from '@zhengyun/domain/people/mail-claim/my-mail-claim.ts';
import { MOST_CLAIMS_AN_HOUR, MOST_TRIES } from '@zhengyun/domain/people/mail-claim/rules.ts';
import { setMail } from '@zhengyun/domain/people/set-mail.ts';
import { scopeOf } from '@zhengyun/domain/verb/context.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smtpMailServer } from '../mail/smtp-mail-server.ts';
import { type MailSink, mailSink, textOf } from '../testing/mail-sink.ts';
import type { Worker } from '../worker-context.ts';
import { mailCode } from './mail-code.ts';

const OLD = 'old@example.gov.cn';
const NEW = 'new@example.gov.cn';
const minutes = (count: number) => new Date(MONDAY.getTime() + count * 60_000);

let province: SampleProvince;
let sink: MailSink;
let db: Database;
/** Each test is another hour: claims are counted. */
let hour = 0;
const at = (minute: number) => minutes(hour * 120 + minute);
beforeAll(async () => {
  province = await sampleProvince();
  sink = await mailSink();
  db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
});
afterAll(async () => {
  await sink?.close();
  await db?.destroy();
  await province?.drop();
});
beforeEach(async () => {
  hour += 1;
  sink.arrived.length = 0;
  sink.refuseWith(null);
  const { id: personId } = (await province.as('finance')).actor as { id: string };
  await setMail(await province.as('sysadmin'), { personId, mail: OLD });
});

const finance = (minute: number) => province.as('finance', at(minute));
const address = async () => (await getPreference(await finance(0), undefined)).address;
const claimIds = () =>
  province.within(async ({ tx }) => (await tx.selectFrom('mail_claim').select('id').execute()).map(({ id }) => id));
const claim = async (minute = 0, mail = NEW) => {
  await claimMail(await finance(minute), { mail });
  return (await claimIds())[0]!;
};
/** Lets a worker mail the code of a claim, and gives the code as it arrived. */
const post = async (claimId: string, minute = 0, off = false) => {
  const server = smtpMailServer({ url: sink.url, from: 'zhengyun@example.gov.cn', plainAllowed: true });
  const parts = { db, now: () => at(minute), post: off ? null : { server, console: new URL('https://cloud.example') } };
  try {
    await mailCode(parts as unknown as Pick<Worker, 'db' | 'now' | 'post'>, { claimId });
  } finally {
    server.close();
  }
  const arrived = sink.arrived.at(-1);
  return arrived ? (/\d{6}/.exec(textOf(arrived))?.[0] ?? '') : '';
};
const other = (code: string) => (code === '000000' ? '000001' : '000000');

describe('an address that a person wants mail at', () => {
  it('gets a code and nothing else until the code comes back; till then mail goes where it went', async () => {
    const code = await post(await claim());
    expect(sink.arrived.map(({ to }) => to)).toEqual([[NEW]]);
    expect(code).toMatch(/^\d{6}$/);
    expect(await address()).toBe(OLD);
    expect(await myMailClaim(await finance(1), undefined)).toMatchObject({ mail: NEW, triesLeft: MOST_TRIES });
    expect(await confirmMail(await finance(14), { code })).toMatchObject({ confirmed: true });
    expect(await address()).toBe(NEW);
    expect(await myMailClaim(await finance(15), undefined)).toBeNull();
    expect(await confirmMail(await finance(15), { code })).toMatchObject({ confirmed: false, standing: 'none' });
  });

  it('is not confirmed by a code that is not the one, and after five of them not by the right one either', async () => {
    const code = await post(await claim());
    const wrong = await Promise.all(
      Array.from({ length: MOST_TRIES }, async () => confirmMail(await finance(1), { code: other(code) })),
    );
    expect(wrong.map(({ triesLeft }) => triesLeft).toSorted()).toEqual([0, 1, 2, 3, 4]);
    expect(await confirmMail(await finance(2), { code })).toMatchObject({ confirmed: false, standing: 'spent' });
    expect(await address()).toBe(OLD);
  });

  it('is not confirmed after a quarter of an hour, nor by the code of an earlier claim', async () => {
    const late = await post(await claim());
    expect(await confirmMail(await finance(15), { code: late })).toMatchObject({
      confirmed: false,
      standing: 'expired',
    });
    const first = await post(await claim(20), 20);
    await claim(21, 'third@example.gov.cn');
    expect(await confirmMail(await finance(22), { code: first })).toMatchObject({ confirmed: false, standing: 'none' });
    expect(await address()).toBe(OLD);
  });

  it('is asked for so often in an hour and no more, with how long to wait', async () => {
    for (let n = 0; n < MOST_CLAIMS_AN_HOUR; n += 1) await claim(n);
    await expect(claim(10)).rejects.toMatchObject({ code: 'RATE_LIMITED', facts: { seconds: 50 * 60 } });
    expect(await claim(60)).toBeTruthy();
  });

  it('and its code are in no audit row', async () => {
    const code = await post(await claim());
    await confirmMail(await finance(1), { code: other(code) });
    await confirmMail(await finance(1), { code });
    const rows = [];
    for (const action of ['claimed', 'code-issued', 'code-refused', 'confirmed'] as const)
      rows.push(...(await province.audit(`people.mail-${action}`)).filter((row) => row.at >= at(0)));
    expect(rows.map(({ action }) => action)).toEqual(
      ['claimed', 'code-issued', 'code-refused', 'confirmed'].map((act) => `people.mail-${act}`),
    );
    for (const hidden of [NEW, 'example.gov.cn', code])
      expect(JSON.stringify(rows.map((row) => row.detail))).not.toContain(`"${hidden}`);
  });

  it('that can’t be reached is said so, and its next attempt has a code of its own', async () => {
    const claimId = await claim();
    sink.refuseWith(450);
    await expect(post(claimId)).rejects.toThrow('did not take');
    expect(await myMailClaim(await finance(1), undefined)).toMatchObject({ unsent: 'unreachable', expiresAt: null });
    sink.refuseWith(null);
    const code = await post(claimId, 2);
    expect(await confirmMail(await finance(3), { code })).toMatchObject({ confirmed: true });
    await expect(post(claimId, 4)).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
  });

  it('is never confirmed where the installation sends no mail, and the person is told', async () => {
    await post(await claim(), 0, true);
    expect(await myMailClaim(await finance(1), undefined)).toMatchObject({ unsent: 'mail-is-off' });
  });

  it('is nobody else’s to see, and nothing a program can ask for', async () => {
    await claim();
    for (const who of ['sysadmin', 'secadmin', 'auditor', 'applicant']) {
      const { actor } = await province.as(who);
      const seen = await withTransaction(province.app, scopeOf(actor), (tx) =>
        tx.selectFrom('mail_claim').selectAll().execute(),
      );
      expect(seen, who).toEqual([]);
      expect(await myMailClaim(await province.as(who), undefined)).toBeNull();
    }
    const owner = { id: 'o', name: 'o' };
    const actor = { kind: 'client' as const, id: 'c', name: 'c', owner, grants: [] };
    const program = { ...(await finance(1)), actor };
    await expect(claimMail(program, { mail: NEW })).rejects.toMatchObject({ code: 'PERSON_NEEDED' });
    await expect(confirmMail(program, { code: '000000' })).rejects.toMatchObject({ code: 'PERSON_NEEDED' });
  });
});
