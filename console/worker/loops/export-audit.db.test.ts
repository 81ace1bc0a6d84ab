import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { withTransaction } from '@zhengyun/db/with-transaction.ts';
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

  it('from its beginning where another server takes its place, which is on record; the first goes on where it was', async () => {
    await act('exported-moved');
    await exportAudit(worker('one'), syslog());
    const other = await syslogReceiver();
    await exportAudit(worker('one'), readAuditPlaces({ AUDIT_SYSLOG_URL: other.url } as never, nowhere));
    const sealed = await sealedPlaces();
    expect(places(other.received).toSorted()).toEqual(sealed.toSorted());
    await other.close();
    const begun = (await province.audit('audit.export-begun')).map(({ detail }) => detail as Record<string, unknown>);
    expect(begun.filter(({ target }) => target === 'syslog')).toEqual([
      { target: 'syslog', place: new URL(receiver.url).host, before: [] },
      { target: 'syslog', place: new URL(other.url).host, before: [new URL(receiver.url).host] },
    ]);
    receiver.received.length = 0;
    await exportAudit(worker('one'), syslog());
    expect(receiver.received).toEqual([]);
  });

  it('goes on where it was after an upgrade from before receivers had names', async () => {
    await act('exported-upgrade');
    await exportAudit(worker('one'), syslog());
    await withTransaction(province.owner, { kind: 'all' }, (tx) =>
      tx.updateTable('audit_export').set({ place: '' }).where('place', '=', syslog()[0]!.host).execute(),
    );
    receiver.received.length = 0;
    await exportAudit(worker('one'), syslog());
    expect(receiver.received).toEqual([]);
  });

  it('again after a worker was killed between sending and noting it, once its hold is over', async () => {
    await act('exported-4');
    const killed = await takeExportBatch(job(), { target: 'syslog', place: syslog()[0]!.host, holder: 'killed' });
    expect(killed?.length).toBeGreaterThan(0);
    await exportAudit(worker('two'), syslog());
    expect(receiver.received).toEqual([]);
    now = new Date(now.getTime() + 61_000);
    await exportAudit(worker('two'), syslog());
    const again = places(receiver.received);
    expect(again).toEqual(expect.arrayContaining((killed ?? []).map(({ chain, sequence }) => `${chain} ${sequence}`)));
    await expect(
      confirmExport(job(), { target: 'syslog', place: syslog()[0]!.host, holder: 'killed', heads: [] }),
    ).rejects.toMatchObject({
      code: 'LEASE_LOST',
    });
  });

  it('and leaves one audit row for the place, when it begins', async () => {
    const rows = await province.audit('audit.export-begun');
    const own = rows.filter(({ detail }) => (detail as { place: string }).place === syslog()[0]!.host);
    expect(own.map(({ detail }) => detail)).toEqual([{ target: 'syslog', place: syslog()[0]!.host, before: [] }]);
  });
});

describe('the audit log goes to a place that takes little', () => {
  const place = (send: AuditPlace['send']): AuditPlace => ({
    target: 'webhook',
    host: 'small.example',
    pace: { rows: 500, refused: false, measuredAt: null },
    send,
  });
  const figure = async (name: 'auditExportStuck' | 'auditExportWaiting') =>
    (await metrics[name].get()).values.find(({ labels }) => labels.target === 'webhook')?.value;

  /** What waits, row by row. */
  const counted = () => {
    return withTransaction(db, { kind: 'all' }, async (tx) => {
      const pending = await tx.selectFrom('audit_pending').select('audit_id').execute();
      const cursors = await tx.selectFrom('audit_export_cursor').selectAll().where('target', '=', 'webhook').execute();
      const sealed = await tx.selectFrom('audit_seal').select(['chain', 'sequence']).execute();
      const reached = new Map(cursors.map(({ chain, sequence }) => [chain, sequence]));
      return pending.length + sealed.filter(({ chain, sequence }) => sequence > (reached.get(chain) ?? -1n)).length;
    });
  };

  it('in batches that shrink until it takes them', async () => {
    await act('exported-small-1');
    await act('exported-small-2');
    const sizes: number[] = [];
    const taken: string[] = [];
    const small = place(async (rows) => {
      sizes.push(rows.length);
      if (rows.length > 3) throw new Error('413');
      taken.push(...rows.map(({ chain, sequence }) => `${chain} ${sequence}`));
    });
    await expect(exportAudit(worker('one'), [small])).rejects.toThrow('not handed over');
    const sealed = await sealedPlaces();
    expect(await figure('auditExportWaiting')).toBe(await counted());
    await vi.waitFor(() => exportAudit(worker('one'), [small]), { timeout: 20_000, interval: 1 });
    expect(taken.toSorted()).toEqual(sealed.toSorted());
    const [first = 0, second = 0, third = 0, fourth] = sizes;
    expect([second, third, fourth]).toEqual([first, Math.floor(second / 2), Math.floor(third / 2)]);
  });

  it('and names the one row that it never takes', async () => {
    await act('exported-refused');
    const refusing = place(async () => {
      throw new Error('413');
    });
    const turn = () => exportAudit(worker('one'), [refusing]).catch((error: AggregateError) => error.errors[0].message);
    await vi.waitFor(async () => expect(await turn()).toContain('did not take one audit row alone'), {
      timeout: 20_000,
    });
    expect(await turn()).toMatch(/row [0-9a-f-]{36}, chain \S+, sequence \d+/);
    expect(await figure('auditExportStuck')).toBe(1);
    await exportAudit(worker('one'), [place(async () => undefined)]);
    expect(await figure('auditExportStuck')).toBe(0);
  });

  it('with large rows few at a time, and one beyond any measure alone', async () => {
    const detail = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes) });
    const sizes = [300_000, 300_000, 2_000_000, 10, 10];
    for (const [at, bytes] of sizes.entries())
      await province.owner
        .insertInto('audit_row')
        .values({
          id: `01900000-0000-7000-8000-0000000099${String(at).padStart(2, '0')}`,
          at: now,
          actor_kind: 'job',
          actor_id: 'j',
          actor_name: 'j',
          action: 'audit.sealed',
          outcome: 'done',
          object_kind: 'audit-chain',
          object_id: 'all',
          detail: detail(bytes),
          trace_id: 'large',
        })
        .execute();
    await act('exported-large');
    const batches: number[][] = [];
    await exportAudit(worker('one'), [
      place(async (rows) => {
        batches.push(rows.map((row) => JSON.stringify(row.detail).length));
      }),
    ]);
    for (const batch of batches)
      expect(batch.length === 1 || batch.reduce((sum, bytes) => sum + bytes, 0) <= 524_288).toBe(true);
    const large = batches.flat().filter((bytes) => bytes > 100_000);
    expect(large).toEqual([300_011, 300_011, 2_000_011]);
  });

  it('and is measured once a minute, by whom the place is held', async () => {
    await act('exported-measured');
    const kept = place(async () => {
      throw new Error('away');
    });
    const turn = (holder: string) => exportAudit(worker(holder), [kept]).catch(() => undefined);
    await turn('one');
    const measured = await counted();
    expect(await figure('auditExportWaiting')).toBe(measured);
    await act('exported-measured-later');
    await turn('one');
    expect(await figure('auditExportWaiting')).toBe(measured);
    now = new Date(now.getTime() + 59_999);
    kept.pace.measuredAt = null;
    await turn('another');
    expect(kept.pace.measuredAt).toBeNull();
    await turn('one');
    expect(await figure('auditExportWaiting')).toBe(await counted());
    expect(await counted()).toBeGreaterThan(measured);
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
