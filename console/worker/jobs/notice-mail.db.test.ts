import { connect, type Database } from '@zhengyun/db/connect.ts';
import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { markRead } from '@zhengyun/domain/notices/mark-read.ts';
import { setPreference } from '@zhengyun/domain/notices/set-preference.ts';
import { settle } from '@zhengyun/domain/notices/settle.ts';
import { tell } from '@zhengyun/domain/notices/tell.ts';
import { setMail } from '@zhengyun/domain/people/set-mail.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postMail } from '../loops/post-mail.ts';
import { smtpMailServer } from '../mail/smtp-mail-server.ts';
import { makeMetrics } from '../metrics.ts';
import { type MailSink, mailSink, textOf } from '../testing/mail-sink.ts';
import type { Worker } from '../worker-context.ts';
import { noticeMail } from './notice-mail.ts';

/** 8:40 on a working Monday in Shanghai: the hour of the digest. */
const MORNING = new Date('2026-11-23T00:40:00.000Z');
const hours = (count: number) => new Date(MORNING.getTime() + count * 3_600_000);

let province: SampleProvince;
let sink: MailSink;
let db: Database;
let worker: Worker;
let now = MORNING;
let financeId: string;
beforeAll(async () => {
  province = await sampleProvince();
  sink = await mailSink();
  db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
  const server = smtpMailServer({ url: sink.url, from: 'zhengyun@example.gov.cn', plainAllowed: true });
  const post = { server, console: new URL('https://cloud.example.gov.cn') };
  const parts = { db, post, metrics: makeMetrics(), log: pino({ level: 'silent' }), now: () => now };
  worker = parts as unknown as Worker;
  financeId = ((await province.as('finance')).actor as { id: string }).id;
  await setMail(await province.as('sysadmin'), { personId: financeId, mail: 'li@example.gov.cn' });
});
afterAll(async () => {
  worker?.post?.server.close();
  await sink?.close();
  await db?.destroy();
  await province?.drop();
});
beforeEach(async () => {
  now = MORNING;
  sink.arrived.length = 0;
  sink.refuseWith(null);
  await markRead(await province.as('finance'), { upTo: hours(1_000).toISOString() });
});

const say = (kind: 'request-accepted' | 'statement-to-review', number: string, at = MORNING) =>
  province.within(
    (scope) =>
      tell.within(scope, {
        kind,
        about: { kind: 'statement', id: number },
        departmentId: null,
        facts: { number, month: '2026-10', title: '扩容' },
        to: [{ role: 'finance', personId: financeId }],
      }),
    at,
  );
const mails = () => province.within(({ tx }) => tx.selectFrom('notice_mail').selectAll().orderBy('id').execute());
/** The mail of the notice that names `number`. */
const mailOf = (number: string) =>
  province.within(({ tx }) =>
    tx
      .selectFrom('notice_mail as m')
      .innerJoin('notice as n', 'n.id', 'm.notice_id')
      .selectAll('m')
      .where(sql<string>`n.facts->>'number'`, '=', number)
      .executeTakeFirstOrThrow(),
  );
const send = async (mailId: string) => noticeMail(worker, { mailId });
const jobsFor = async (mailId: string) => {
  const { rows } = await sql`select 1 from graphile_worker.jobs where key = ${`notice-mail:${mailId}`}`.execute(
    province.owner,
  );
  return rows.length;
};

describe('a weighty notice', () => {
  it('is mailed at once to who has an address, with what to do and where', async () => {
    await say('statement-to-review', 'JS-1');
    const mail = await mailOf('JS-1');
    expect(await jobsFor(mail.id)).toBe(1);
    await send(mail.id);
    expect(sink.arrived).toHaveLength(1);
    expect(sink.arrived[0]!.to).toEqual(['li@example.gov.cn']);
    expect(textOf(sink.arrived[0]!)).toContain('https://cloud.example.gov.cn/statements/JS-1');
    expect(await mailOf('JS-1')).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('is sent once, though its job comes twice', async () => {
    await say('statement-to-review', 'JS-2');
    const { id } = await mailOf('JS-2');
    await send(id);
    await send(id);
    expect(sink.arrived).toHaveLength(1);
  });

  it('that is done before its mail goes out is not mailed', async () => {
    await say('statement-to-review', 'JS-3');
    const about = { kind: 'statement', id: 'JS-3' } as const;
    await province.within((scope) => settle.definition.store(scope, { about, kinds: ['statement-to-review'] }));
    const { id } = await mailOf('JS-3');
    await send(id);
    expect(sink.arrived).toEqual([]);
    expect(await mailOf('JS-3')).toMatchObject({ state: 'dropped', trouble: 'nothing-to-say' });
  });

  it('comes at once whatever its reader chose', async () => {
    await setPreference(await province.as('finance'), { mail: 'none' });
    const before = (await mails()).length;
    await say('statement-to-review', 'JS-4');
    await say('request-accepted', 'JS-5');
    expect(await mails()).toHaveLength(before + 1);
    await setPreference(await province.as('finance'), { mail: 'digest' });
  });

  it('is not mailed where the installation has no mail server, and waits for none', async () => {
    await say('statement-to-review', 'JS-6');
    const { id } = await mailOf('JS-6');
    await noticeMail({ ...worker, post: null }, { mailId: id });
    expect(await mailOf('JS-6')).toMatchObject({ state: 'dropped', trouble: 'mail-is-off' });
  });
});

describe('a mail that is not taken', () => {
  it('is tried again while the mail server is away, and arrives then', async () => {
    await say('statement-to-review', 'JS-7');
    const { id } = await mailOf('JS-7');
    sink.refuseWith(450);
    await expect(send(id)).rejects.toThrow(/did not take/);
    expect(await mailOf('JS-7')).toMatchObject({ state: 'waiting', attempts: 1 });
    sink.refuseWith(null);
    await send(id);
    expect(await mailOf('JS-7')).toMatchObject({ state: 'sent', attempts: 2, trouble: null });
  });

  it('is given up after ten attempts, or at once where it is refused for good, and is counted', async () => {
    await say('statement-to-review', 'JS-8');
    const { id } = await mailOf('JS-8');
    sink.refuseWith(451);
    for (let attempt = 1; attempt < 10; attempt++) await expect(send(id)).rejects.toThrow();
    await send(id);
    expect(await mailOf('JS-8')).toMatchObject({
      state: 'dead',
      attempts: 10,
      trouble: expect.stringContaining('451'),
    });
    await say('statement-to-review', 'JS-9');
    sink.refuseWith(550);
    await send((await mailOf('JS-9')).id);
    expect(await mailOf('JS-9')).toMatchObject({ state: 'dead', attempts: 1 });
    await postMail(worker);
    const { values } = await worker.metrics.mails.get();
    expect(values.find(({ labels }) => labels.state === 'dead')?.value).toBe(2);
    expect((await province.audit('notices.mail-ended')).at(-1)!.detail).toMatchObject({ state: 'dead' });
  });
});

describe('the digest', () => {
  const digests = async () => (await mails()).filter(({ digest_day: day }) => day !== null);

  it('goes out once on a working day with what is new and not read, and what is still to do', async () => {
    await say('request-accepted', 'JS-21', hours(-20));
    await say('request-accepted', 'JS-22', hours(-10));
    await say('statement-to-review', 'JS-23', hours(-10));
    await postMail(worker);
    await postMail(worker);
    expect(await digests()).toHaveLength(1);
    await send((await digests())[0]!.id);
    const text = textOf(sink.arrived[0]!);
    for (const number of ['JS-21', 'JS-22', 'JS-23']) expect(text).toContain(number);
    expect(text.indexOf('JS-22')).toBeLessThan(text.indexOf('仍待您办理'));
  });

  it('never repeats what an earlier one named, and does not come when there is nothing new', async () => {
    await say('request-accepted', 'JS-31', hours(1));
    now = hours(24);
    await postMail(worker);
    const named = (await digests()).length;
    now = hours(48);
    await postMail(worker);
    expect(await digests(), 'nothing new').toHaveLength(named);
    await say('request-accepted', 'JS-32', hours(47));
    await postMail(worker);
    await send((await digests()).at(-1)!.id);
    expect(textOf(sink.arrived[0]!)).toContain('JS-32');
    expect(textOf(sink.arrived[0]!)).not.toContain('JS-31');
  });

  it('waits for its hour, and for a working day', async () => {
    await say('request-accepted', 'JS-41', hours(50));
    const before = (await digests()).length;
    for (const at of ['2026-11-26T03:00:00Z', '2026-11-28T00:40:00Z', '2026-11-29T00:40:00Z']) {
      now = new Date(at);
      await postMail(worker);
    }
    expect(await digests()).toHaveLength(before);
  });

  it('is not sent to who wants none', async () => {
    await setPreference(await province.as('finance'), { mail: 'none' });
    await say('request-accepted', 'JS-51', hours(60));
    now = hours(96);
    const before = (await digests()).length;
    await postMail(worker);
    expect(await digests()).toHaveLength(before);
    expect((await listNotices(await province.as('finance'), { show: 'unread' })).items).toHaveLength(1);
  });
});

it('a mail address is entered by the system administration; nobody enters their own unproved', async () => {
  const input = { personId: financeId, mail: 'elsewhere@example.com' };
  await expect(setMail(await province.as('finance', MONDAY), input)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  const odd = { personId: financeId, mail: 'a@b.cn, c@d.cn' };
  await expect(setMail(await province.as('sysadmin', MONDAY), odd)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});
