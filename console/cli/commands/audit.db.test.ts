import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@zhengyun/db/connect.ts';
import { sealAudit } from '@zhengyun/domain/audit/seal-audit.ts';
import { type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readEnv } from '../env.ts';
import { runAudit } from './audit.ts';

let province: SampleProvince;
const folder = mkdtempSync(join(tmpdir(), 'zy-audit-'));
const file = (name: string) => join(folder, name);
const said: string[] = [];
beforeAll(async () => {
  province = await sampleProvince();
  writeFileSync(file('key'), 'ab'.repeat(32), { mode: 0o600 });
  const db = connect(province.database.workerUrl, { applicationName: 'test-worker', maximum: 1 });
  await sealAudit({ ...province.job(), db }, {});
  await db.destroy();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterAll(async () => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  await province?.drop();
});

const audit = (...args: readonly string[]) =>
  runAudit(
    [...args, '--as', 'sample:auditor'],
    readEnv({ DATABASE_URL: province.database.ownerUrl, ZHENGYUN_KEY_FILE: file('key') }),
  );

it('an anchor that is kept shows a tail that is cut off, which nothing in the chain does', async () => {
  expect(await audit('verify')).toBe(0);
  expect(await audit('anchor', file('anchor.json'))).toBe(0);
  expect(await audit('verify', '--anchor', file('anchor.json'))).toBe(0);
  await expect(audit('anchor', file('anchor.json'))).rejects.toMatchObject({ code: 'EEXIST' });
  for (const table of ['audit_seal', 'audit_row'])
    await sql.raw(`alter table ${table} disable trigger user, no force row level security`).execute(province.owner);
  const { rows } = await sql<{ audit_id: string }>`delete from audit_seal
     where (chain, sequence) = (select chain, max(sequence) from audit_seal where chain = 'province' group by chain)
     returning audit_id`.execute(province.owner);
  expect(rows).toHaveLength(1);
  await sql`delete from audit_row where id = ${rows[0]!.audit_id}::uuid`.execute(province.owner);
  expect(await audit('verify')).toBe(0);
  said.length = 0;
  expect(await audit('verify', '--anchor', file('anchor.json'))).toBe(1);
  expect(said.join('')).toMatch(/tail-cut {2}chain province/);
});

it('an anchor that was changed, or is another installation’s, is not relied on', async () => {
  const text = readFileSync(file('anchor.json'), 'utf8');
  writeFileSync(file('changed.json'), text.replace(/"sequence": "\d+"/, '"sequence": "1"'));
  await expect(audit('verify', '--anchor', file('changed.json'))).rejects.toThrow('its signature does not hold');
  writeFileSync(file('other.json'), text.replace(/"publicKey": "[^"]{8}/, '"publicKey": "AAAAAAAA'));
  await expect(audit('verify', '--anchor', file('other.json'))).rejects.toThrow('the key of another installation');
});
