import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@zhengyun/db/connect.ts';
import { anchorKeyOf, openAnchor } from '@zhengyun/domain/audit/anchor-rules.ts';
import { findLastAnchor } from '@zhengyun/domain/audit/find-last-anchor.ts';
import { sealAudit } from '@zhengyun/domain/audit/seal-audit.ts';
import { verifyAudit } from '@zhengyun/domain/audit/verify-audit.ts';
import { listNotices } from '@zhengyun/domain/notices/list-notices.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeMetrics } from '../metrics.ts';
import { type AnchorFolder, makeAnchorFolder } from './anchor-folder.ts';
import { keepAnchor } from './keep-anchor.ts';

let province: SampleProvince;
let db: Database;
const folder = mkdtempSync(join(tmpdir(), 'zy-anchor-'));
const key = Buffer.alloc(32, 7);
const metrics = makeMetrics();
beforeAll(async () => {
  province = await sampleProvince();
  db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 2 });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await db?.destroy();
  await province?.drop();
});

const at = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000);
const keepIn = (where: AnchorFolder, hours: number, holder = 'one') =>
  keepAnchor({ db, holder, now: () => at(hours), metrics }, { folder: where, key });
const keep = (hours: number, holder = 'one') => keepIn(makeAnchorFolder(folder), hours, holder);
const failing = async () => (await metrics.auditAnchorFailing.get()).values[0]?.value;
async function inbox(show: 'open' | 'all') {
  const { items } = await listNotices(await province.as('auditadmin', at(200)), { show, limit: 50 });
  return items.filter(({ kind }) => kind === 'anchor-failing');
}
const kept = () => readdirSync(folder).toSorted();

it('keeps one signed anchor a day in Beijing, whole, also of two workers at once, against which the chains stand', async () => {
  const auditor = await province.as('auditor', at(20));
  await keep(1);
  expect(kept()).toEqual([]);
  expect(await verifyAudit(auditor, {})).toMatchObject({ anchoredAt: null });
  expect(await findLastAnchor(province.job(), undefined)).toBeNull();
  await sealAudit({ ...province.job(at(1)), db }, {});
  await Promise.all([keep(1, 'one'), keep(1, 'two')]);
  // MONDAY is ten in the morning in Beijing.
  expect(kept()).toEqual(['zhengyun-audit-2026-11-23.json']);
  const text = readFileSync(join(folder, kept()[0]!), 'utf8');
  await keep(13);
  expect(readFileSync(join(folder, kept()[0]!), 'utf8')).toBe(text);
  await keep(14);
  expect(kept()).toEqual(['zhengyun-audit-2026-11-23.json', 'zhengyun-audit-2026-11-24.json']);
  const anchor = openAnchor(text, anchorKeyOf(key));
  if ('wrong' in anchor) throw new Error(anchor.wrong);
  expect(anchor.heads.length).toBeGreaterThan(0);
  const anchoredAt = at(14).toISOString();
  expect(await verifyAudit(auditor, { anchor: anchor.heads })).toMatchObject({ intact: true, anchoredAt });
  expect(await findLastAnchor(province.job(), undefined)).toEqual(at(14));
  // Once a day, however often and by however many workers.
  const noted = await province.audit('audit.anchor-kept');
  expect(noted.map(({ detail }) => (detail as { day: string }).day)).toEqual(['2026-11-23', '2026-11-24']);
});

it('says where the folder can’t be written, and leaves nothing half written', async () => {
  const gone = keepIn(makeAnchorFolder(join(folder, 'none')), 1);
  await expect(gone).rejects.toMatchObject({ code: 'ENOENT' });
});

it('tells the audit administrators once a day that it can’t be written, and closes that when it can', async () => {
  const away = join(folder, 'mounted');
  const turn = (hours: number, holder = 'one') => keepIn(makeAnchorFolder(away), hours, holder);
  const days = 24 * 3;
  for (const holder of ['one', 'two']) await expect(turn(days, holder)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(turn(days + 1)).rejects.toMatchObject({ code: 'ENOENT' });
  const [told, ...more] = await inbox('open');
  expect(more).toEqual([]);
  expect(told).toMatchObject({ facts: { day: '2026-11-26', reason: 'ENOENT' }, link: '/audit' });
  expect(told?.dueAt).not.toBeNull();
  expect(await failing()).toBe(1);
  await expect(turn(days + 24)).rejects.toMatchObject({ code: 'ENOENT' });
  expect((await inbox('open')).map(({ facts }) => facts.day)).toEqual(['2026-11-27']);
  const rows = (await province.audit('audit.anchor-failed')).map(({ detail }) => (detail as { day: string }).day);
  expect(rows.filter((day) => day > '2026-11-25').toSorted()).toEqual(['2026-11-26', '2026-11-27']);

  mkdirSync(away);
  await turn(days + 25);
  expect(await inbox('open')).toEqual([]);
  expect(await failing()).toBe(0);
});

it('tells them of a folder that never answers too, begins nothing more there meanwhile, and closes that once it is back', async () => {
  const silent = join(folder, 'silent');
  mkdirSync(silent);
  // Opening a pipe that nobody reads never ends, as anything in a folder whose server went away.
  const pipe = join(silent, 'zhengyun-audit-2026-11-29.json.one');
  execFileSync('mkfifo', [pipe]);
  const mounted = makeAnchorFolder(silent, 50);
  for (const hours of [24 * 6, 24 * 6 + 1])
    await expect(keepIn(mounted, hours)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  expect(await inbox('open')).toMatchObject([{ facts: { day: '2026-11-29', reason: 'ETIMEDOUT' } }]);
  expect(await failing()).toBe(1);
  // One text in it: the second turn wrote nothing.
  expect(openAnchor(await readFile(pipe, 'utf8'), anchorKeyOf(key))).toHaveProperty('heads');
  // It is there as soon as that has ended, and nobody had said so.
  const turn = () =>
    keepIn(mounted, 24 * 6 + 2).then(
      () => 'kept',
      () => 'hangs',
    );
  await expect.poll(turn).toBe('kept');
  expect(readdirSync(silent)).toEqual(['zhengyun-audit-2026-11-29.json']);
  expect(await inbox('open')).toEqual([]);
  expect(await failing()).toBe(0);
});
