import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { confirmExport } from '@zhengyun/domain/audit/confirm-export.ts';
import { sealAudit } from '@zhengyun/domain/audit/seal-audit.ts';
import { takeExportBatch } from '@zhengyun/domain/audit/take-export-batch.ts';
import { addPerson } from '@zhengyun/domain/people/add-person.ts';
import { isGenuine } from '@zhengyun/domain/webhooks/rules.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AuditPlace, readAuditPlaces } from '../audit/audit-places.ts';
import { makeMetrics } from '../metrics.ts';
import { webhookReceiver } from '../testing/receiver.ts';
import { type SyslogReceiver, syslogReceiver } from '../testing/syslog-receiver.ts';
import { exportAudit } from './export-audit.ts';

let province: SampleProvince;
let receiver: SyslogReceiver;
let db: Database;
let now: Date;
const metrics = makeMetrics();
beforeAll(async () => {
  province = await sampleProvince();
  receiver = await syslogReceiver();
  db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 3 });
  now = new Date('2026-11-23T03:00:00.000Z');
});
afterAll(async () => {
  await receiver?.close();
  await db?.destroy();
  await province?.drop();
});
beforeEach(() => {
  receiver.received.length = 0;
});

const worker = (holder: string) => ({ db, now: () => now, holder, stopping: new AbortController().signal, metrics });
const job = () => ({ actor: { kind: 'job' as const, task: 'test' }, now, db, traceId: 'test' });
const nowhere = { allowed: { hosts: [], loopback: true }, ca: null };
const syslog = (): readonly AuditPlace[] => readAuditPlaces({ AUDIT_SYSLOG_URL: receiver.url } as never, nowhere);
const places = (messages: readonly string[]) =>
  messages.map((message) => {
    const [, chain, sequence] = /chain="([^"]*)" sequence="(\d+)"/.exec(message) ?? [];
    return `${chain} ${sequence}`;
  });
async function sealedPlaces(): Promise<readonly string[]> {
  const seals = await province.owner.selectFrom('audit_seal').select(['chain', 'sequence']).execute();
  return seals.map(({ chain, sequence }) => `${chain} ${sequence}`);
}
/** An act whose row is sealed: a transaction open elsewhere on the same server may hold the sealer up for a while. */
async function act(subject: string): Promise<void> {
  const { id } = await addPerson(province.job(now), { subject, realName: subject });
  const row = (await province.audit('people.person-added')).find(({ object_id }) => object_id === id);
  await vi.waitFor(
    async () => {
      while ((await sealAudit(job(), {})).more);
      const seals = province.owner
        .selectFrom('audit_seal')
        .select('audit_id')
        .where('audit_id', '=', row?.id ?? '');
      expect(await seals.execute()).toHaveLength(1);
    },
    { timeout: 20_000, interval: 20 },
  );
}

describe('the audit log goes to a syslog server', () => {
  it('whole, each chain in its order, and rests when all is there', async () => {
    await act('exported-1');
    await exportAudit(worker('one'), syslog());
    const sealed = await sealedPlaces();
    expect(places(receiver.received).toSorted()).toEqual(sealed.toSorted());
    for (const chain of new Set(sealed.map((place) => place.split(' ')[0]))) {
      const own = places(receiver.received).filter((place) => place.startsWith(`${chain} `));
      const numbers = own.map((place) => Number(place.split(' ')[1]));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
    receiver.received.length = 0;
    await exportAudit(worker('one'), syslog());
    expect(receiver.received).toEqual([]);
  });

  it('again after the connection broke, with nothing left out', async () => {
    await act('exported-2');
    const before = await sealedPlaces();
    receiver.breakNext();
    await expect(exportAudit(worker('one'), syslog())).rejects.toThrow('not handed over');
    const { values } = await metrics.auditExportWaiting.get();
    expect(values.find(({ labels }) => labels.target === 'syslog')?.value).toBeGreaterThan(0);
    await act('exported-3');
    await exportAudit(worker('one'), syslog());
    const after = await sealedPlaces();
    const news = after.filter((place) => !before.includes(place));
    expect(places(receiver.received)).toEqual(expect.arrayContaining(news));
    const lag = (await metrics.auditExportLag.get()).values.find(({ labels }) => labels.target === 'syslog')?.value;
    expect(lag).toBe(0);
  });

  it('again after a worker was killed between sending and noting it, once its hold is over', async () => {
    await act('exported-4');
    const killed = await takeExportBatch(job(), { target: 'syslog', place: 'x', holder: 'killed' });
    expect(killed?.length).toBeGreaterThan(0);
    await exportAudit(worker('two'), syslog());
    expect(receiver.received).toEqual([]);
    now = new Date(now.getTime() + 61_000);
    await exportAudit(worker('two'), syslog());
    const again = places(receiver.received);
    expect(again).toEqual(expect.arrayContaining((killed ?? []).map(({ chain, sequence }) => `${chain} ${sequence}`)));
    await expect(confirmExport(job(), { target: 'syslog', holder: 'killed', heads: [] })).rejects.toMatchObject({
      code: 'LEASE_LOST',
    });
  });

  it('and leaves one audit row for the place, when it begins', async () => {
    const rows = await province.audit('audit.export-begun');
    expect(rows.map(({ detail }) => detail)).toEqual([{ target: 'syslog', place: new URL(receiver.url).host }]);
  });
});

describe('the audit log goes to a webhook', () => {
  it('signed, under a name that says of a repetition that it is one', async () => {
    const hook = await webhookReceiver();
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const folder = mkdtempSync(join(tmpdir(), 'audit-secret-'));
    const file = join(folder, 'secret');
    writeFileSync(file, secret);
    const settings = { AUDIT_WEBHOOK_URL: hook.url, AUDIT_WEBHOOK_SECRET_FILE: file } as never;
    const to = readAuditPlaces(settings, { allowed: { hosts: [], loopback: true }, ca: hook.ca });
    try {
      hook.answerWith(503);
      await expect(exportAudit(worker('one'), to)).rejects.toThrow('not handed over');
      hook.answerWith(204);
      await exportAudit(worker('one'), to);
    } finally {
      await hook.close();
      rmSync(folder, { recursive: true });
    }
    const [refused, taken] = hook.received;
    expect(taken?.headers['webhook-id']).toBe(refused?.headers['webhook-id']);
    const headers = taken?.headers ?? {};
    const signed = {
      id: String(headers['webhook-id']),
      timestamp: Number(headers['webhook-timestamp']),
      body: taken?.body ?? '',
    };
    expect(isGenuine(secret, signed, { signature: String(headers['webhook-signature']), now })).toBe(true);
    const { rows } = JSON.parse(signed.body).data;
    expect(rows[0]).toMatchObject({ chain: expect.any(String), sequence: expect.stringMatching(/^\d+$/) });
    expect(rows[0].row[0]).toBe('audit-row-1');
  });
});
