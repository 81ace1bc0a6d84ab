import { connect, type Database } from '@zhengyun/db/connect.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { NOTICE_KINDS } from '@zhengyun/domain/notices/schemas.ts';
import { tell } from '@zhengyun/domain/notices/tell.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { grantRole } from '@zhengyun/domain/people/grant-role.ts';
import { keyFileSecretStore } from '@zhengyun/domain/verb/secret-store.ts';
import { addWebhookWith } from '@zhengyun/domain/webhooks/add-webhook.ts';
import { enableWebhook } from '@zhengyun/domain/webhooks/enable-webhook.ts';
import { listDeliveries } from '@zhengyun/domain/webhooks/list-deliveries.ts';
import { listWebhooks } from '@zhengyun/domain/webhooks/list-webhooks.ts';
import { removeWebhook } from '@zhengyun/domain/webhooks/remove-webhook.ts';
import { replayDelivery } from '@zhengyun/domain/webhooks/replay-delivery.ts';
import { isGenuine } from '@zhengyun/domain/webhooks/rules.ts';
import { testWebhook } from '@zhengyun/domain/webhooks/test-webhook.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Receiver, webhookReceiver } from '../testing/receiver.ts';
import type { Worker } from '../worker-context.ts';
import { webhookDeliver } from './webhook-deliver.ts';

const secrets = keyFileSecretStore(Buffer.alloc(32, 7));
const addWebhook = addWebhookWith({ secrets, allowed: { hosts: ['hooks.example.gov.cn'], loopback: true } });
let province: SampleProvince;
let receiver: Receiver;
let db: Database;
let now = MONDAY;
let worker: Pick<Worker, 'db' | 'now' | 'secrets' | 'webhooks'>;
let ours: string;
beforeAll(async () => {
  province = await sampleProvince();
  receiver = await webhookReceiver();
  db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
  const webhooks = { allowed: { hosts: [], loopback: true }, ca: receiver.ca };
  worker = { db, secrets, webhooks, now: () => now };
  ours = province.departments.get('drug-regulator')!;
});
afterAll(async () => {
  await receiver?.close();
  await db?.destroy();
  await province?.drop();
});
beforeEach(async () => {
  now = MONDAY;
  receiver.received.length = 0;
  receiver.answerWith(204);
  for (const { id } of await listWebhooks(await province.as('approver'), undefined))
    await removeWebhook(await province.as('approver'), { webhookId: id });
});

const add = async (who = 'approver', more: object = {}) =>
  addWebhook(await province.as(who), {
    departmentId: ours,
    name: '办公系统',
    url: receiver.url,
    kinds: ['request-approved'],
    ...more,
  });
/** The department's applicant is told of an approval. */
const approve = (number: string, departmentId = ours) =>
  province.within(
    (scope) =>
      tell.within(scope, {
        kind: 'request-approved',
        about: { kind: 'request', id: number },
        departmentId,
        facts: { number, title: '药品追溯' },
        to: [{ role: 'applicant', departmentId }],
      }),
    now,
  );
const deliveries = async (webhookId: string) =>
  (await listDeliveries(await province.as('approver', now), { webhookId, limit: 200 })).items;
const deliver = async (deliveryId: string) => webhookDeliver(worker, { deliveryId });

describe('a department’s address', () => {
  it('hears of its kinds, signed by the secret it was given once, with no name and no title in it', async () => {
    const { webhookId, secret } = await add();
    await approve('SQ-1');
    const [waiting] = await deliveries(webhookId);
    await deliver(waiting!.id);
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    const signed = { id: waiting!.id, timestamp: Number(headers['webhook-timestamp']), body };
    expect(isGenuine(secret, signed, { signature: String(headers['webhook-signature']), now })).toBe(true);
    expect(JSON.parse(body)).toEqual({
      type: 'notice.request-approved',
      timestamp: MONDAY.toISOString(),
      data: { object: { kind: 'request', id: 'SQ-1' }, number: 'SQ-1', dueAt: null },
    });
    expect(await deliveries(webhookId)).toMatchObject([{ state: 'delivered', attempts: 1, status: 204 }]);
    await deliver(waiting!.id);
    expect(receiver.received, 'its job came twice').toHaveLength(1);
  });

  it('hears of nothing else: not of other kinds, not of other departments', async () => {
    const { webhookId } = await add('approver', { kinds: ['request-refused'] });
    const { webhookId: other } = await add();
    await approve('SQ-2', province.departments.get('education-bureau')!);
    await approve('SQ-3');
    expect(await deliveries(webhookId)).toEqual([]);
    expect(await deliveries(other)).toHaveLength(1);
  });

  it('is its own to add, see, replay and remove', async () => {
    const { webhookId } = await add();
    await expect(add('approver2')).rejects.toMatchObject({ code: 'NOT_YOURS' });
    await expect(add('approver', { departmentId: null })).rejects.toMatchObject({ code: 'NOT_YOURS' });
    await expect(add('auditor')).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    for (const who of ['approver2', 'engineer']) {
      expect(await listWebhooks(await province.as(who), undefined), who).toEqual([]);
      await expect(removeWebhook(await province.as(who), { webhookId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(listDeliveries(await province.as(who), { webhookId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('may hear of every kind there is', async () => {
    const { webhookId } = await add('approver', { kinds: [...NOTICE_KINDS] });
    const [webhook] = await listWebhooks(await province.as('approver'), undefined);
    expect(webhook).toMatchObject({ id: webhookId, kinds: NOTICE_KINDS });
  });

  it.each([
    'https://10.0.0.8/hook',
    'https://elsewhere.example.com/hook',
    'https://user:pass@hooks.example.gov.cn/hook',
  ])('is refused where the installation does not send to: %s', async (url) => {
    await expect(add('approver', { url })).rejects.toMatchObject({ code: 'WEBHOOK_NOT_ALLOWED' });
  });

  it('is refused without encryption', async () => {
    const url = 'http://hooks.example.gov.cn/hook';
    await expect(add('approver', { url })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('keeps its secret from the server’s own role', async () => {
    await add();
    await expect(sql`select secret from webhook`.execute(province.app)).rejects.toThrow(/permission denied/);
  });
});

describe('a test of an address', () => {
  it('arrives signed and tells of nothing, and is its keeper’s to send', async () => {
    const { webhookId } = await add();
    const { deliveryId } = await testWebhook(await province.as('approver'), { webhookId });
    await deliver(deliveryId);
    const [{ body } = { body: '' }] = receiver.received;
    expect(JSON.parse(body)).toEqual({
      type: 'webhook.test',
      timestamp: MONDAY.toISOString(),
      data: { webhook: webhookId },
    });
    expect(await deliveries(webhookId)).toMatchObject([{ kind: 'test', state: 'delivered' }]);
    await expect(testWebhook(await province.as('approver2'), { webhookId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const rows = await province.audit('webhooks.tested');
    expect(rows.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'refused']);
  });
});

describe('the operator’s address', () => {
  it('is kept by who is its engineer on every cloud: those of one cloud neither see nor change it', async () => {
    const { id: personId } = await addPerson(province.job(), { subject: 'sample:one-cloud', realName: '单云' });
    const { id: cloudId } = await getCloud(province.job(), { slug: 'huizhou' });
    const organisationId = province.organisations.get('cloud-operator')!;
    await grantRole(province.job(), { personId, role: 'platform-engineer', organisationId, cloudId });
    const operators = { departmentId: null, kinds: ['operation-failed'] };
    const { webhookId } = await add('engineer', operators);
    const { deliveryId } = await testWebhook(await province.as('engineer'), { webhookId });
    const one = await province.as('one-cloud');
    const refused = { code: 'CLOUD_NOT_GRANTED' };
    await expect(add('one-cloud', operators)).rejects.toMatchObject(refused);
    expect(await listWebhooks(one, undefined)).toEqual([]);
    await expect(listDeliveries(one, { webhookId })).rejects.toMatchObject(refused);
    await expect(testWebhook(one, { webhookId })).rejects.toMatchObject(refused);
    await expect(replayDelivery(one, { deliveryId })).rejects.toMatchObject(refused);
    await expect(enableWebhook(one, { webhookId })).rejects.toMatchObject(refused);
    await expect(removeWebhook(one, { webhookId })).rejects.toMatchObject(refused);
    expect(await listWebhooks(await province.as('engineer'), undefined)).toHaveLength(1);
    await removeWebhook(await province.as('engineer'), { webhookId });
  });
});

describe('a delivery that does not arrive', () => {
  const later = async (webhookId: string) => {
    const [delivery] = await deliveries(webhookId);
    now = new Date(delivery!.nextAt ?? now);
    await deliver(delivery!.id);
    return (await deliveries(webhookId))[0]!;
  };

  it('is tried for a day, then its address is switched off and its keeper told; enabled and replayed it arrives', async () => {
    const { webhookId } = await add();
    receiver.answerWith(500);
    await approve('SQ-11');
    let delivery = await later(webhookId);
    expect(delivery).toMatchObject({ state: 'waiting', attempts: 1, status: 500 });
    while (delivery.state === 'waiting') delivery = await later(webhookId);
    expect(delivery).toMatchObject({ state: 'dead', attempts: 11 });
    expect(now.getTime() - MONDAY.getTime()).toBeLessThanOrEqual(86_400_000);
    const keeper = await province.as('approver', now);
    const [webhook] = await listWebhooks(keeper, undefined);
    expect(webhook!.disabled).toMatchObject({ at: now.toISOString(), reason: 'HTTP 500' });
    expect((await listNotices(keeper, {})).items[0]).toMatchObject({
      kind: 'webhook-disabled',
      facts: { name: '办公系统' },
    });
    await approve('SQ-12');
    expect(await deliveries(webhookId), 'nothing is opened for it').toHaveLength(1);
    await expect(replayDelivery(keeper, { deliveryId: delivery.id })).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    await enableWebhook(keeper, { webhookId });
    await replayDelivery(keeper, { deliveryId: delivery.id });
    receiver.answerWith(204);
    receiver.received.length = 0;
    expect(await later(webhookId)).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(receiver.received[0]!.headers['webhook-id']).toBe(delivery.id);
  });

  it('waits while its address is switched off for another one, and is sent when the address is used again', async () => {
    const { webhookId } = await add();
    receiver.answerWith(500);
    await approve('SQ-13');
    let first = await later(webhookId);
    while (first.attempts < 10) first = await later(webhookId);
    await approve('SQ-14');
    const [second] = await deliveries(webhookId);
    await deliver(second!.id);
    now = new Date(first.nextAt!);
    await deliver(first.id);
    now = new Date(now.getTime() + 7_200_000);
    receiver.received.length = 0;
    await deliver(second!.id);
    expect(receiver.received, 'nothing goes to an address that is switched off').toEqual([]);
    expect(await deliveries(webhookId)).toMatchObject([
      { id: second!.id, state: 'waiting', attempts: 1, nextAt: null },
      { id: first.id, state: 'dead' },
    ]);
    const jobOf = sql<{ run_at: Date }>`
      select run_at from graphile_worker.jobs where key = ${`webhook-deliver:${second!.id}`}`;
    // The worker took the job as it came due, and found nowhere to send to.
    await sql`delete from graphile_worker._private_jobs`.execute(province.owner);
    await enableWebhook(await province.as('approver', now), { webhookId });
    expect((await jobOf.execute(province.owner)).rows).toHaveLength(1);
    expect((await deliveries(webhookId))[0]).toMatchObject({ attempts: 0, nextAt: now.toISOString() });
    expect((await deliveries(webhookId))[1], 'what was given up waits to be replayed').toMatchObject({ state: 'dead' });
    receiver.answerWith(204);
    await deliver(second!.id);
    expect((await deliveries(webhookId))[0]).toMatchObject({ state: 'delivered', attempts: 1 });
    const [enabled] = (await province.audit('webhooks.enabled')).slice(-1);
    expect(enabled!.detail).toMatchObject({ resumed: 1 });
  });

  it('to an address that was removed meanwhile is not sent', async () => {
    const { webhookId } = await add();
    await approve('SQ-21');
    const [delivery] = await deliveries(webhookId);
    await removeWebhook(await province.as('approver'), { webhookId });
    await deliver(delivery!.id);
    expect(receiver.received).toEqual([]);
  });
});
