import { randomUUID } from 'node:crypto';
import type { Amounts } from '@zhengyun/rulebook/dimension.ts';
import { parseExact } from '@zhengyun/rulebook/money.ts';
import { JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signContract } from '../contracts/sign-contract.ts';
import { recordResourceChange } from '../metering/record-resource-change.ts';
import { chargesOfMonth } from './charges-of-month.ts';
import { costOfResource } from './cost-of-resource.ts';
import { findDue } from './find-due.ts';
import { rateMonth } from './rate-month.ts';
import { ratedMonths } from './rated-months.ts';
import { settleMarks } from './settle-marks.ts';
import { sumsBySku } from './sums-by-sku.ts';

const FINANCE = person('finance');
const OURS = person('applicant', SAMPLE.ours);
const THEIRS = person('department-approver', SAMPLE.theirs);
const NOON = '2026-03-16T04:00:00.000Z';
const MONTH = { departmentId: SAMPLE.ours, month: '2026-03' };

let sample: Awaited<ReturnType<typeof sampleTenants>>;
let host: { readonly id: string; readonly number: string };
const change = (resourceId: string, kind: 'create' | 'resize' | 'delete', at: string, amounts: Amounts) =>
  recordResourceChange(sample.as(JOB, at, sample.worker), {
    resourceId,
    kind,
    at: new Date(at),
    amounts,
    cause: { kind: 'operation', id: randomUUID() },
    instanceUid: 'uid',
  });
const rateAt = (now: string, month = '2026-03', departmentId: string = SAMPLE.ours) =>
  rateMonth(sample.as(JOB, now, sample.worker), { departmentId, month });
const count = async (table: string, where = 'true') => {
  const { rows } = await sample.owner.query(`select count(*)::int as n from ${table} where ${where}`);
  return rows[0].n as number;
};

beforeAll(async () => {
  sample = await sampleTenants();
  await signContract(sample.as(FINANCE, '2026-01-01T00:00:00Z'), {
    operatorId: SAMPLE.operator,
    validFrom: '2025-12-31T16:00:00Z',
    validTo: '2026-12-31T16:00:00Z',
    departmentId: SAMPLE.ours,
    name: '药监局政务云服务合同',
    annualFen: '1000000',
  });
  host = await sample.resource();
  await change(host.id, 'create', '2026-03-05T01:02:03.456Z', { vcpu: 16n, 'memory-gb': 64n });
  await change(host.id, 'resize', '2026-03-09T08:00:00.000Z', { vcpu: 32n, 'memory-gb': 64n });
});
afterAll(() => sample.drop());

describe('a month rated', () => {
  it('trap 1: writes its charges once, and nothing when it is rated again from the same facts', async () => {
    const first = await rateAt(NOON);
    expect(first).toMatchObject({ changed: true, charges: 3, asOf: NOON });
    const again = await rateAt(NOON);
    expect(again).toMatchObject({ ...first, rated: again.rated, changed: false });
    expect(await count('charge')).toBe(3);
    expect((await sample.audits('rating.rated')).length).toBe(1);
  });

  it('at a later instant takes the place of the one before, which goes', async () => {
    const first = await rateAt(NOON);
    const later = await rateAt('2026-03-17T04:00:00.000Z');
    expect(later.changed).toBe(true);
    expect(later.ratingId).not.toBe(first.ratingId);
    expect([await count('rated_month'), await count('charge')]).toEqual([1, 3]);
  });

  it('twice at once is one rating', async () => {
    const [a, b] = await Promise.all([rateAt('2026-03-18T04:00:00.000Z'), rateAt('2026-03-18T04:00:00.000Z')]);
    expect(a.ratingId).toBe(b.ratingId);
    expect(await count('rated_month')).toBe(1);
  });

  it('has a price of every item, or is refused by item, instant and resource, and the one before stays', async () => {
    await rateAt(NOON);
    const unpriced = await sample.resource({ xinchuang: true });
    await change(unpriced.id, 'create', '2026-03-19T00:00:00.000Z', { vcpu: 1n });
    await expect(rateAt('2026-03-20T00:00:00.000Z')).rejects.toMatchObject({
      code: 'NO_PRICE',
      facts: { sku: 'vcpu.xinchuang', from: '2026-03-19T00:00:00.000Z', resource: unpriced.number },
    });
    expect(await count('charge')).toBe(3);
    await change(unpriced.id, 'delete', '2026-03-19T00:00:00.500Z', {});
  });

  it('is refused where no contract is in force, and to who is not of finance', async () => {
    await expect(rateAt(NOON, '2026-03', SAMPLE.theirs)).rejects.toMatchObject({ code: 'NO_CONTRACT' });
    await expect(rateMonth(sample.as(OURS, NOON), MONTH)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
  });
});

describe('trap 19: one query path for every view', () => {
  it('charges, a resource’s cost and sums by item come to the same, to the last place', async () => {
    const rated = await rateAt(NOON);
    const charges = await chargesOfMonth(sample.as(OURS, NOON), { ...MONTH, limit: 200 });
    const cost = await costOfResource(sample.as(OURS, NOON), { resourceId: host.id, month: '2026-03' });
    const items = await sumsBySku(sample.as(OURS, NOON), MONTH);
    expect(charges).toMatchObject({ total: 3, asOf: NOON });
    expect(charges.items[0]).toMatchObject({
      kind: 'usage',
      resource: host,
      priceVersion: { number: 'JG-2026-000001' },
    });
    expect(charges.items[0]?.events.changes?.length).toBeGreaterThan(0);
    const scale = (text: string) => BigInt(text.replace('.', ''));
    const sum = charges.items.reduce((all, { amount }) => all + scale(amount), 0n);
    expect(sum).toBe(scale(rated.amount));
    expect([cost.amount, items.amount]).toEqual([rated.amount, rated.amount]);
    expect(cost.items.map(({ sku }) => sku)).toEqual(['memory-gb.x86', 'vcpu.x86']);
    const months = await ratedMonths(sample.as(OURS, NOON), { departmentIds: [SAMPLE.ours], year: 2026 });
    const fen = (sum + 5n * 10n ** 12n) / 10n ** 13n;
    expect(months.get(SAMPLE.ours)).toMatchObject([{ month: '2026-03', asOf: new Date(NOON), fen }]);
    const parts = [...(months.get(SAMPLE.ours)?.[0]?.items.values() ?? [])];
    expect(parts.reduce((all, each) => all + each, 0n)).toBe(parseExact(rated.amount));
  });

  it('pages through all of them, each once', async () => {
    const all = await chargesOfMonth(sample.as(OURS, NOON), { ...MONTH, limit: 200 });
    const seen = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof chargesOfMonth>> = await chargesOfMonth(sample.as(OURS, NOON), {
        ...MONTH,
        cursor,
        limit: 1,
      });
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all.items);
    const vcpu = await chargesOfMonth(sample.as(OURS, NOON), {
      ...MONTH,
      sku: 'vcpu.x86',
      resourceId: host.id,
      limit: 50,
    });
    expect(vcpu.total).toBe(2);
  });

  it('shows nothing of another department', async () => {
    expect((await chargesOfMonth(sample.as(THEIRS, NOON), { ...MONTH, limit: 50 })).total).toBe(0);
    expect(await costOfResource(sample.as(THEIRS, NOON), { resourceId: host.id, month: '2026-03' })).toMatchObject({
      asOf: null,
      items: [],
    });
    expect((await sumsBySku(sample.as(THEIRS, NOON), MONTH)).items).toEqual([]);
  });
});

describe('what changed since', () => {
  const due = (now: string) => findDue(sample.as(JOB, now, sample.worker), undefined);

  it('is due to its end once it is over, without a fact that says so, and due no more once it is rated', async () => {
    await rateAt('2026-03-31T10:00:00Z');
    await sample.owner.query('delete from rating_mark');
    await rateAt('2026-04-01T08:00:00Z', '2026-04');
    const { due: over } = await due('2026-04-01T09:00:00Z');
    expect(over.map(({ month }) => month)).toContain('2026-03');
    expect(await rateAt('2026-04-01T09:00:00Z')).toMatchObject({ changed: true, asOf: '2026-03-31T16:00:00.000Z' });
    expect((await due('2026-04-01T09:00:00Z')).due).toEqual([]);
  });

  it('is marked with the fact, due from its month on, and due no more once it is settled', async () => {
    await sample.owner.query('delete from rating_mark');
    await rateAt('2026-04-02T00:00:00Z', '2026-04');
    await rateAt('2026-04-02T00:00:00Z');
    expect(await due('2026-04-02T01:00:00Z')).toMatchObject({ due: [], marks: [] });
    const other = await sample.resource();
    await change(other.id, 'create', '2026-03-21T00:00:00.000Z', { vcpu: 1n });
    const found = await due('2026-04-02T01:00:00Z');
    expect(found.due.map(({ departmentId, month }) => [departmentId, month])).toEqual([
      [SAMPLE.ours, '2026-03'],
      [SAMPLE.ours, '2026-04'],
    ]);
    await settleMarks(sample.as(JOB, NOON, sample.worker), { marks: [...found.marks] });
    expect(await due('2026-04-02T01:00:00Z')).toMatchObject({ due: [], marks: [] });
  });

  it('is the day too: a month to date is rated anew each day, since what is held costs more', async () => {
    expect((await due('2026-04-02T17:00:00Z')).due.map(({ month }) => month)).toEqual(['2026-04']);
  });

  it('is a new price for every department under contract', async () => {
    await sample.owner.query('delete from rating_mark');
    await sample.owner.query(
      `insert into price_version (id, number, name, sample, valid_from, valid_to, created_at)
       values ($1, 'JG-2026-000009', '很久以前', true, '2026-03-01Z', '2026-03-02Z', now())`,
      [randomUUID()],
    );
    const found = await due('2026-04-02T01:00:00Z');
    expect(found.due.map(({ departmentId, month }) => [departmentId, month])).toEqual([
      [SAMPLE.ours, '2026-03'],
      [SAMPLE.ours, '2026-04'],
    ]);
  });
});
