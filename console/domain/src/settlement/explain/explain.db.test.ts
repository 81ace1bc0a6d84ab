import { randomUUID } from 'node:crypto';
import type { Amounts } from '@zhengyun/rulebook/dimension.ts';
import { parseExact } from '@zhengyun/rulebook/money.ts';
import { colleague, JOB, person, SAMPLE, sampleTenants } from '@zhengyun/test/support/sample-tenants.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decidePenalty } from '../../contracts/decide-penalty.ts';
import { enterPenalty } from '../../contracts/enter-penalty.ts';
import { signContract } from '../../contracts/sign-contract.ts';
import { amendUse } from '../../metering/amend-use.ts';
import { decideEntry } from '../../metering/decide-entry.ts';
import { ingestUsage } from '../../metering/ingest-usage.ts';
import { recordResourceChange } from '../../metering/record-resource-change.ts';
import type { EventBehind } from '../../metering/schemas.ts';
import { eventsOfCharge } from '../../rating/events-of-charge.ts';
import { draftMonthToDate } from '../draft-month-to-date.ts';
import { explainFigure } from './explain-figure.ts';
import { explainLine } from './explain-line.ts';
import { FIGURES, type Figure } from './schemas.ts';

const AFTER = '2026-04-02T00:00:00.000Z';
/** How many readings of traffic stand behind one line. */
const READINGS = 230;
let sample: Awaited<ReturnType<typeof sampleTenants>>;
let statementId: string;
let resourceId: string;
const finance = (now = AFTER) => sample.as(person('finance'), now);

const change = (kind: 'create' | 'resize', at: string, amounts: Amounts) =>
  recordResourceChange(sample.as(JOB, at, sample.worker), {
    ...{ resourceId, kind, at: new Date(at), amounts, instanceUid: 'uid' },
    cause: { kind: 'operation', id: randomUUID() },
  });
const send = async (
  readings: readonly { eventId: string; dimension: 'egress-gb' | 'object-gb'; quantity: string; at: string }[],
  now = '2026-04-01T00:00:00Z',
) => {
  const events = readings.map((each) => ({ resourceId, ...each }));
  const taken = await ingestUsage(sample.as(JOB, now, sample.worker), { source: 'meter', events });
  expect(taken.refused).toEqual([]);
};
/** Two engineers say that a reading was none, or another. */
const amend = async (eventId: string, kind: 'withdrawal' | 'correction', now = '2026-04-01T01:00:00Z') => {
  const { entryId } = await amendUse(sample.as(person('platform-engineer'), now), {
    ...{ resourceId, source: 'meter', eventId, kind, reason: '计量程序故障', evidence: '工单 GD-7' },
    ...(kind === 'correction' ? { quantity: '7' } : {}),
  });
  await decideEntry(sample.as(colleague('platform-engineer'), now), { entryId, decision: 'confirm' });
};

beforeAll(async () => {
  sample = await sampleTenants();
  for (const [sku, price] of [
    ['traffic-gb.x86', '0.8'],
    ['object-gb-used.x86', '0.12'],
  ])
    await sample.owner.query(
      `insert into price (version_id, sku, unit, unit_price, rule) select $1::uuid, $2::text, 'GB', $3::numeric, jsonb_build_object('model',
         jsonb_build_object('kind', 'unit', 'unitPrice', $3::text), 'discountPpm', '50000', 'minimum', null, 'maximum', null, 'month', 'calendar')`,
      [SAMPLE.priceVersion, sku, price],
    );
  const { contractId } = await signContract(finance('2026-01-01T00:00:00Z'), {
    ...{ departmentId: SAMPLE.ours, operatorId: SAMPLE.operator, name: '药监局政务云服务合同', annualFen: '1000000' },
    ...{
      validFrom: '2025-12-31T16:00:00Z',
      validTo: '2026-12-31T16:00:00Z',
      meteredSkus: ['vcpu.x86', 'traffic-gb.x86', 'object-gb-used.x86'],
    },
    monthCapFen: '90000',
  });
  ({ id: resourceId } = await sample.resource());
  await change('create', '2026-02-10T00:00:00Z', { vcpu: 10n, 'memory-gb': 40n });
  await change('resize', '2026-03-16T00:00:00Z', { vcpu: 4n, 'memory-gb': 40n });
  const at = (hour: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + hour * 3_600_000).toISOString();
  await send(
    Array.from({ length: READINGS }, (_, hour) => ({
      ...{ eventId: `e-${hour}`, dimension: 'egress-gb' as const, quantity: '1.5', at: at(hour) },
    })),
  );
  await send([
    { eventId: 'o-1', dimension: 'object-gb', quantity: '100', at: '2026-02-20T00:00:00.000Z' },
    { eventId: 'o-2', dimension: 'object-gb', quantity: '200', at: '2026-03-20T00:00:00.000Z' },
  ]);
  await amend('e-0', 'withdrawal');
  await amend('e-1', 'correction');
  const { penaltyId } = await enterPenalty(finance(), {
    ...{ contractId, month: '2026-03', amountFen: '12345', cause: '超时未修复', evidence: '工单 GD-1' },
  });
  const other = sample.as(colleague('finance'), AFTER);
  await decidePenalty(other, { penaltyId, decision: 'agreed', reason: '核实' });
  ({ statementId } = await draftMonthToDate(finance(), { departmentId: SAMPLE.ours, month: '2026-03' }));
});
afterAll(() => sample.drop());

const explain = (figure: Figure, more: { limit?: number; cursor?: string | null } = {}, ctx = finance()) =>
  explainFigure(ctx, { statementId, figure, ...more });

describe('every figure of a statement', () => {
  it.each(FIGURES)('%s is what its lines and terms add up to', async (figure) => {
    const { equal, value, unit } = await explain(figure);
    expect(equal).toBe(unit === 'coefficient' || unit === 'chinese' ? null : true);
    expect(value).not.toBe('');
  });

  it('names the lines behind it, a page at a time, each once', async () => {
    const { lines: all } = await explain('payable');
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const { lines } = await explain('payable', { limit: 2, cursor });
      expect(lines.total).toBe(all.total);
      ids.push(...lines.items.map(({ id }) => id));
      cursor = lines.nextCursor;
    } while (cursor);
    expect(ids).toEqual(all.items.map(({ id }) => id));
    expect(all.items.length).toBe(all.total);
    const kinds = (await explain('usage')).lines.items.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['usage', 'discount']));
  });

  it('shows what the total is made of, to the last digit, and the payable in Chinese capitals', async () => {
    const { terms, value } = await explain('total');
    expect(terms.map(({ figure }) => figure)).toEqual(['base', 'effect', 'bounds', 'penalty', 'corrected']);
    const sum = terms.reduce((all, term) => all + parseExact(term.value), 0n);
    expect(sum).toBe(parseExact(value));
    expect(terms.find(({ figure }) => figure === 'penalty')?.value).toMatch(/^-123\.45/);
    expect((await explain('chinese')).value).toMatch(/^人民币.+[元角分整]$/);
  });

  it('says so where a stored line is not what was added up', async () => {
    await sample.owner.query(
      `update statement_line set exact = exact + 0.01 where statement_id = $1 and kind = 'annual'`,
      [statementId],
    );
    expect(await explain('annual')).toMatchObject({ equal: false });
    await sample.owner.query(
      `update statement_line set exact = exact - 0.01 where statement_id = $1 and kind = 'annual'`,
      [statementId],
    );
    expect(await explain('annual')).toMatchObject({ equal: true });
  });

  it('is nobody else’s to ask for', async () => {
    const theirs = sample.as(person('department-approver', SAMPLE.theirs), AFTER);
    await expect(explain('payable', {}, theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await explain('payable', {}, sample.as(person('applicant', SAMPLE.ours), AFTER))).toMatchObject({
      equal: true,
    });
    await expect(explain('payable', { cursor: 'x' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(explainFigure(finance(), { statementId, figure: 'profit' as Figure })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});

describe('one line', () => {
  const lineOf = async (sku: string) => {
    const { lines } = await explain('usage');
    const found = lines.items.find((each) => each.sku === sku && each.kind === 'usage');
    const { line } = await explainLine(finance(), { statementId, statementLineId: found?.id ?? '' });
    return line;
  };
  const chargesOf = async (sku: string) => {
    const { working } = await lineOf(sku);
    return working.kind === 'usage' ? working.charges : [];
  };
  const eventsOf = async (chargeId: string, limit: number) => {
    const items: EventBehind[] = [];
    let cursor: string | null = null;
    for (;;) {
      const page: Awaited<ReturnType<typeof eventsOfCharge>> = await eventsOfCharge(finance(), {
        ...{ chargeId, limit, cursor },
      });
      items.push(...page.items);
      cursor = page.nextCursor;
      if (!cursor) return { ...page, items };
    }
  };

  it('has its own charges and no other line’s; they come to it', async () => {
    const line = await lineOf('vcpu.x86');
    const charges = await chargesOf('vcpu.x86');
    expect(charges).toHaveLength(2);
    expect(charges.every(({ sku }) => sku === 'vcpu.x86')).toBe(true);
    expect(charges.reduce((sum, { amount }) => sum + parseExact(amount), 0n)).toBe(parseExact(line.exact));
  });

  it('of what is held leads back to the changes, with what made them', async () => {
    const [, second] = await chargesOf('vcpu.x86');
    const { items, pinned, total } = await eventsOf(second?.id ?? '', 50);
    expect({ pinned, total }).toEqual({ pinned: 1, total: 1 });
    expect(items).toMatchObject([
      { kind: 'change', at: '2026-03-16T00:00:00.000Z', change: { kind: 'resize', amounts: { vcpu: '4' } } },
    ]);
  });

  it('of what is consumed leads back to every reading that counted, page by page: corrected as corrected, withdrawn not', async () => {
    const [charge] = await chargesOf('traffic-gb.x86');
    const { items, pinned, total } = await eventsOf(charge?.id ?? '', 100);
    expect({ pinned, total }).toEqual({ pinned: READINGS - 1, total: READINGS - 1 });
    const ids = items.map((each) => (each.kind === 'reading' ? each.eventId : ''));
    expect(new Set(ids).size).toBe(READINGS - 1);
    expect(ids).not.toContain('e-0');
    expect(items[0]).toMatchObject({ eventId: 'e-1', original: '1.500000000', counts: '7.000000000', unit: 'GB' });
    const sum = items.reduce((all, each) => all + (each.kind === 'reading' ? Number(each.counts) : 0), 0);
    expect(charge?.quantity).toBe(`${sum}.000000000`);
  });

  it('of a level has the reading of before the month, which still held', async () => {
    const [charge] = await chargesOf('object-gb-used.x86');
    const { items, pinned } = await eventsOf(charge?.id ?? '', 1);
    expect(pinned).toBe(2);
    expect(items.map((each) => (each.kind === 'reading' ? each.eventId : ''))).toEqual(['o-1', 'o-2']);
  });

  it('does not show what came or was said after it was rated', async () => {
    await send(
      [{ eventId: 'late', dimension: 'egress-gb', quantity: '9', at: '2026-03-05T00:00:00.000Z' }],
      '2026-04-03T00:00:00Z',
    );
    await amend('e-2', 'withdrawal', '2026-04-03T00:00:00Z');
    const [charge] = await chargesOf('traffic-gb.x86');
    const { total, items } = await eventsOf(charge?.id ?? '', 200);
    expect(total).toBe(READINGS - 1);
    expect(items.some((each) => each.kind === 'reading' && each.eventId === 'late')).toBe(false);
  });

  it('and its events are nobody else’s, and of no other statement', async () => {
    const [charge] = await chargesOf('vcpu.x86');
    const theirs = sample.as(person('department-approver', SAMPLE.theirs), AFTER);
    await expect(eventsOfCharge(theirs, { chargeId: charge?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const strange = explainLine(finance(), { statementId, statementLineId: randomUUID() });
    await expect(strange).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
