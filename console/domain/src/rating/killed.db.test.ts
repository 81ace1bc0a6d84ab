import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { runUntilKilled } from '@zhengyun/test/support/killed-child.ts';
import { JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';

const RATER = fileURLToPath(new URL('../../testing/rate-each.ts', import.meta.url));
const NOW = '2026-08-20T02:00:00.000Z';
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];
let sample: Awaited<ReturnType<typeof sampleTenants>>;
beforeAll(async () => {
  sample = await sampleTenants();
  await signContract(sample.as(person('finance'), '2026-01-01T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
    departmentId: SAMPLE.ours,
    name: '政务云服务合同',
    annualFen: '0',
  });
  for (let n = 0; n < 12; n += 1) {
    const { id: resourceId } = await sample.resource();
    for (const [month, units] of MONTHS.map((each, index) => [each, BigInt(index + n + 1)] as const))
      await recordResourceChange(sample.as(JOB, `${month}-05T00:00:00Z`, sample.worker), {
        resourceId,
        kind: month === MONTHS[0] ? 'create' : 'resize',
        at: new Date(`${month}-05T0${n % 10}:00:00Z`),
        amounts: { vcpu: units, 'memory-gb': units * 2n },
        cause: { kind: 'operation', id: randomUUID() },
        instanceUid: 'uid',
      });
  }
});
afterAll(() => sample.drop());

const rate = (last: number | null) =>
  runUntilKilled(RATER, [sample.database.workerUrl, NOW, SAMPLE.ours, ...MONTHS], last);
/** Every rating with what is stored of it. */
const ratings = async () => {
  const { rows } = await sample.owner.query(
    `select m.month, m.content_hash as hash, m.current, m.charges, m.amount,
            (select count(*)::int from charge c where c.rating_id = m.id) as stored,
            (select coalesce(sum(c.amount), 0) = m.amount from charge c where c.rating_id = m.id) as adds,
            (select count(*)::int from charge c where not exists (select from rated_month o where o.id = c.rating_id)) as alone
       from rated_month m order by m.month`,
  );
  return rows as { month: string; hash: string; current: boolean; charges: number; stored: number; adds: boolean }[];
};

it('a rating killed by SIGKILL in the midst leaves whole months or none, and run again comes to the same bytes', {
  timeout: 180_000,
}, async () => {
  const undisturbed = await rate(null);
  expect(undisturbed.every((line) => line.endsWith(' true'))).toBe(true);
  const whole = await ratings();
  expect(whole.map(({ month }) => month)).toEqual(MONTHS);
  await sample.owner.query('delete from charge; delete from rated_item; delete from rated_month');
  for (const last of [1, 3, 5]) {
    const said = (await rate(last)).map((line) => line.split(' ')[0]);
    const there = await ratings();
    // Whatever instant it died at: what was told is there, one rating a month, each with all of its charges.
    expect(said.filter((month) => !there.some((each) => each.month === month))).toEqual([]);
    expect(new Set(there.map(({ month }) => month)).size).toBe(there.length);
    for (const each of there) expect(each).toMatchObject({ current: true, stored: each.charges, adds: true, alone: 0 });
  }
  await rate(null);
  expect(await ratings()).toEqual(whole);
  // Once more: nothing changes.
  expect((await rate(null)).every((line) => line.endsWith(' false'))).toBe(true);
});
