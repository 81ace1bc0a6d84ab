import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import { formatExact, formatPrice, parseExact, parsePrice } from '@zhengyun/rulebook/money.ts';
import { orderedLines } from '@zhengyun/test/support/ordered-lines.ts';
import { MONDAY, type SampleProvince, sampleProvince } from '@zhengyun/test/support/sample-province.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingestUsage } from '../metering/ingest-usage.ts';
import { draftMonthToDate } from '../settlement/draft-month-to-date.ts';
import { listBooks } from './list-books.ts';
import { publishVersion } from './publish-version.ts';
import { quote } from './quote.ts';
import { rulesInForce } from './rules-in-force.ts';
import { simulatePrices } from './simulate-prices.ts';
import { withdrawVersion } from './withdraw-version.ts';

let province: SampleProvince;
let ours: string;
let theirs: string;
beforeAll(async () => {
  province = await sampleProvince();
  ours = province.departments.get('drug-regulator')!;
  theirs = [...province.departments.values()].find((id) => id !== ours)!;
});
afterAll(() => province.drop());

const DECEMBER = '2026-11-30T16:00:00.000Z';
const JANUARY = '2026-12-31T16:00:00.000Z';
const FEBRUARY = '2027-01-31T16:00:00.000Z';
const unit = '个·月';
const rule = (model: object, more: object = {}) =>
  ({ model, discountPpm: '0', minimum: null, maximum: null, month: 'calendar', ...more }) as never;
const tiers = (...bounds: readonly (readonly [string, string | null, string])[]) =>
  rule({ kind: 'graduated', tiers: bounds.map(([from, to, unitPrice]) => ({ from, to, unitPrice })) });
const all = (unitPrice: string) => SKUS.map((sku) => ({ sku, unit, unitPrice }));
const metered = [...all('1.000000'), { sku: 'traffic-gb.x86', unit: 'GB', unitPrice: '1.000000' }];
const version = (validFrom: string, prices: readonly object[] = all('1.000000'), more: object = {}) =>
  ({ name: '价目', sample: true, validFrom, prices, ...more }) as never;
const lines = [{ cloud: 'guangzhou', zone: 'extranet', spec: { item: 'bandwidth' as const, mbps: 100 } }];
const spans = async (department: string | null) =>
  (await listBooks(await province.as('finance'), undefined)).versions
    .filter((each) => (each.department?.id ?? null) === department && each.state !== 'withdrawn')
    .map(({ id, validTo }) => [id, validTo]);

describe('a price that is no sound rule', () => {
  const bandwidth = (given: object) => [{ sku: 'bandwidth-mbps.x86', unit, ...given }];
  it.each([
    ['tiers that overlap', { rule: tiers(['0', '10', '2'], ['9', null, '1']) }, { fault: 'TIERS_OVERLAP', tier: 2 }],
    ['tiers with a gap', { rule: tiers(['0', '10', '2'], ['11', null, '1']) }, { fault: 'TIERS_LEAVE_GAP', tier: 2 }],
    [
      'a price of −1 (trap 14, kubesphere#3747)',
      { rule: rule({ kind: 'unit', unitPrice: '-1' }) },
      { fault: 'PRICE_NEGATIVE' },
    ],
    [
      'crossed bounds',
      { rule: rule({ kind: 'flat', price: '1' }, { minimum: '2', maximum: '1' }) },
      { fault: 'BOUNDS_CROSSED' },
    ],
  ])('is refused with %s, told at its item', async (_, given, facts) => {
    const refused = publishVersion(await province.as('finance'), version(DECEMBER, bandwidth(given)));
    await expect(refused).rejects.toMatchObject({
      code: 'PRICE_RULE_UNSOUND',
      facts: { sku: 'bandwidth-mbps.x86', field: 'prices.0', ...facts },
    });
  });

  it.each([
    ['seven decimals', { unitPrice: '1.0000001' }],
    ['a minus', { unitPrice: '-1' }],
    ['no number', { unitPrice: 'NaN' }],
    ['a huge one', { unitPrice: '1'.repeat(30) }],
    ['both a price and a rule', { unitPrice: '1', rule: rule({ kind: 'unit', unitPrice: '1' }) }],
    ['neither', {}],
  ])('is refused with %s', async (_, given) => {
    const refused = publishVersion(await province.as('finance'), version(DECEMBER, bandwidth(given)));
    await expect(refused).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('is refused for an item there isn’t, a department there isn’t, and an instant that has passed', async () => {
    const finance = await province.as('finance');
    const unknown = publishVersion(finance, version(DECEMBER, [{ sku: 'gold.x86', unit, unitPrice: '1' }]));
    await expect(unknown).rejects.toMatchObject({ code: 'UNKNOWN_SKU' });
    const nobody = '00000000-0000-7000-8000-000000000000';
    const foreign = publishVersion(finance, version(DECEMBER, all('1'), { departmentId: nobody }));
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const own = publishVersion(finance, version('2026-01-01T00:00:00.000Z', all('1'), { departmentId: theirs }));
    await expect(own).rejects.toMatchObject({ code: 'INPUT_INVALID', facts: { field: 'validFrom' } });
  });
});

describe('publishing and withdrawing', () => {
  it('two at once follow each other: one is in, the other is told that it comes too late', async () => {
    const finance = await province.as('finance');
    const both = await Promise.allSettled([DECEMBER, DECEMBER].map((at) => publishVersion(finance, version(at))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { facts: { field: 'validFrom' } },
    });
    const first = await Promise.allSettled(
      [DECEMBER, DECEMBER].map((at) => publishVersion(finance, version(at, all('2'), { departmentId: theirs }))),
    );
    expect(first.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await spans(theirs)).toHaveLength(1);
  });

  it('lets the one before reign on to where the withdrawn one would have ended, and keeps the reason', async () => {
    const finance = await province.as('finance');
    const before = await spans(null);
    const january = await publishVersion(finance, version(JANUARY));
    const february = await publishVersion(finance, version(FEBRUARY));
    await withdrawVersion(finance, { versionId: january.versionId, reason: '价格有误' });
    expect(await spans(null)).toEqual([[february.versionId, null], [before[0]![0], FEBRUARY], ...before.slice(1)]);
    await withdrawVersion(finance, { versionId: february.versionId, reason: '价格有误' });
    expect(await spans(null)).toEqual(before);
    const { versions } = await listBooks(await province.as('auditor'), undefined);
    expect(versions.find(({ id }) => id === january.versionId)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { why: '价格有误' },
    });
    expect(await province.audit('pricing.version-withdrawn')).toHaveLength(2);
    const again = withdrawVersion(finance, { versionId: january.versionId, reason: '再撤' });
    await expect(again).rejects.toMatchObject({ code: 'STATE_CONFLICT' });
    const replaced = await publishVersion(finance, version(JANUARY));
    await withdrawVersion(finance, { versionId: replaced.versionId, reason: '同一时点可再发布' });
  });

  it('never withdraws one in force, by nobody but finance, and the database keeps it so', async () => {
    const finance = await province.as('finance');
    const { versions } = await listBooks(finance, undefined);
    const current = versions.find(({ state, department }) => state === 'in-force' && !department)!;
    const asked = { versionId: current.id, reason: '想改价' };
    await expect(withdrawVersion(finance, asked)).rejects.toMatchObject({ code: 'PRICE_IN_FORCE' });
    await expect(withdrawVersion(await province.as('engineer'), asked)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    await expect(withdrawVersion(finance, { ...asked, reason: ' ' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const rename = province.within(({ tx }) => tx.updateTable('price_version').set({ name: '改' }).execute());
    await expect(rename).rejects.toThrow(/permission denied/);
  });
});

describe('a department’s own book', () => {
  it('overrides the general one item by item, for it alone, and nobody else’s people see it', async () => {
    const finance = await province.as('finance');
    const prices = [{ sku: 'bandwidth-mbps.x86', unit: 'Mb·月', rule: rule({ kind: 'unit', unitPrice: '9' }) }];
    await publishVersion(finance, version(DECEMBER, prices, { departmentId: ours }));
    const later = new Date('2026-12-05T02:00:00Z');
    const quoted = await quote(await province.as('applicant', later), { lines });
    expect(quoted).toMatchObject({ monthFen: '90000', alone: false });
    const host = { item: 'cloud-host' as const, count: 1, vcpu: 1, memoryGb: 1 };
    const general = await quote(await province.as('applicant', later), { lines: [{ ...lines[0]!, spec: host }] });
    expect(general.lines[0]!.parts[0]).toMatchObject({ sku: 'vcpu.x86', unitPrice: '1.000000' });
    const books = async (who: string) => (await listBooks(await province.as(who), undefined)).versions;
    const owners = (versions: Awaited<ReturnType<typeof books>>) =>
      [...new Set(versions.map(({ department }) => department?.id ?? null))].toSorted();
    expect(owners(await books('applicant'))).toEqual([ours, null].toSorted());
    expect(owners(await books('auditor'))).toEqual([ours, theirs, null].toSorted());
    expect(owners(await books('engineer'))).toEqual([null]);
    const span = { from: new Date(DECEMBER), to: new Date(JANUARY) };
    const inForce = await rulesInForce(province.job(), { ...span, departmentId: ours });
    expect(inForce.map(({ departmentId }) => departmentId).toSorted()).toEqual([ours, null].toSorted());
  });

  it('ends with a version without prices', async () => {
    const finance = await province.as('finance');
    await publishVersion(finance, version(JANUARY, [], { departmentId: ours }));
    const after = await quote(await province.as('applicant', new Date('2027-01-05T02:00:00Z')), { lines });
    expect(after.monthFen).toBe('10000');
    await expect(publishVersion(finance, version(FEBRUARY, []))).rejects.toMatchObject({ facts: { field: 'prices' } });
  });

  it('prices tiers in a quote as though nothing else were used, and says so', async () => {
    const finance = await province.as('finance');
    const tiered = tiers(['0', '60', '10'], ['60', null, '5']);
    const prices = [{ sku: 'bandwidth-mbps.x86', unit: 'Mb·月', rule: tiered }];
    await publishVersion(finance, version(FEBRUARY, prices, { departmentId: ours }));
    const quoted = await quote(await province.as('applicant', new Date('2027-02-05T02:00:00Z')), { lines });
    expect(quoted).toMatchObject({ monthFen: '80000', alone: true });
  });
});

describe('a simulation', () => {
  it('is for finance, authority and audit, of a month that has begun, by sound prices', async () => {
    const draft = { month: '2026-11', prices: all('2') } as never;
    await expect(simulatePrices(await province.as('applicant'), draft)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    const finance = await province.as('finance');
    const future = simulatePrices(finance, { month: '2027-06', prices: all('2') } as never);
    await expect(future).rejects.toMatchObject({ code: 'MONTH_INVALID' });
    const unsound = [{ sku: 'vcpu.x86', unit, rule: rule({ kind: 'unit', unitPrice: '-1' }) }];
    const negative = simulatePrices(finance, { month: '2026-11', prices: unsound } as never);
    await expect(negative).rejects.toMatchObject({ code: 'PRICE_RULE_UNSOUND' });
    await expect(simulatePrices(finance, { month: '2026-11' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await simulatePrices(finance, draft)).toMatchObject({ month: '2026-11', departments: [] });
  });

  it('rates the month’s use twice through the one rating, and tells who pays what more', async () => {
    const flow = await orderedLines(province);
    const { operations } = await flow.approved(1);
    await flow.delivered(operations[0]!);
    await flow.end();
    const finance = await province.as('finance', new Date(DECEMBER));
    const { versions } = await listBooks(finance, undefined);
    const shipped = versions.find(({ sample, validFrom }) => sample && validFrom < MONDAY.toISOString())!;
    const doubled = shipped.prices.map(({ sku, unit: of, unitPrice }) => ({
      sku,
      unit: of,
      unitPrice: formatPrice(2n * parsePrice(unitPrice)),
    }));
    const { total, net, departments, items } = await simulatePrices(finance, { month: '2026-11', prices: doubled });
    const inForce = parseExact(total.inForce!);
    expect(inForce).toBeGreaterThan(0n);
    expect(parseExact(total.byDraft!)).toBe(2n * inForce);
    expect(departments).toMatchObject([
      { department: { id: ours }, difference: total.inForce, unpriced: { byDraft: [] } },
    ]);
    expect(items.reduce((sum, { difference }) => sum + parseExact(difference!), 0n)).toBe(inForce);
    // What would be paid is what the statement of the month says, deductions and coefficient included as far as they were measured.
    const { payableFen } = await draftMonthToDate(finance, { departmentId: ours, month: '2026-11' });
    expect(departments[0]?.net).toEqual({
      ...{ inForceFen: payableFen, byDraftFen: (2n * BigInt(payableFen)).toString(), differenceFen: payableFen },
      unknown: ['availability', 'coefficient'],
    });
    expect(net).toMatchObject({ inForceFen: payableFen, differenceFen: payableFen, left: 0 });
    const again = await simulatePrices(finance, { month: '2026-11', versionId: shipped.id });
    expect(again.total).toEqual({ inForce: total.inForce, byDraft: total.inForce, difference: formatExact(0n) });
    const few = await simulatePrices(finance, { month: '2026-11', prices: doubled.slice(0, 1) });
    expect(few.total.byDraft).toBe(null);
    expect(few.departments[0]!.unpriced.byDraft.length).toBeGreaterThan(0);
    expect(few.departments[0]?.net).toMatchObject({ inForceFen: payableFen, byDraftFen: null, differenceFen: null });
    expect(few.departments[0]?.net.unknown).toContain('no-price');
    expect(few.net).toEqual({ inForceFen: '0', byDraftFen: '0', differenceFen: '0', left: 1 });
    const own = { month: '2026-11', departmentId: theirs, prices: doubled } as const;
    expect((await simulatePrices(finance, own)).departments).toEqual([]);
  });

  it('keeps nobody waiting: it locks nothing, which PostgreSQL refuses where a transaction may only read', async () => {
    const auditor = await province.as('auditor', new Date(DECEMBER));
    const asked = { month: '2026-11', prices: all('2.000000'), departmentId: null };
    const tried = await province.within(async ({ tx }) => {
      await sql`set transaction read only`.execute(tx);
      return simulatePrices.definition.read({ ctx: auditor, tx }, asked as never);
    });
    expect(tried).toEqual(await simulatePrices(auditor, asked as never));
    expect(tried.departments).toMatchObject([{ department: { id: ours }, net: { byDraftFen: expect.any(String) } }]);
  });
});

describe('a version that leaves out what is in use', () => {
  let flow: Awaited<ReturnType<typeof orderedLines>>;
  let resource: string;
  beforeAll(async () => {
    flow = await orderedLines(province);
    const { requestId, operations } = await flow.approved(1);
    await flow.delivered(operations[0]!);
    resource = (await flow.request(requestId)).lines[0]!.resource.number;
  });
  afterAll(() => flow.end());
  const MAY = '2027-04-30T16:00:00.000Z';
  const JUNE = '2027-05-31T16:00:00.000Z';
  const without = (...gone: readonly string[]) => metered.filter(({ sku }) => !gone.includes(sku));

  it('is refused with the items and who has them, and nothing of it is stored', async () => {
    const finance = await province.as('finance');
    const before = await spans(null);
    const refused = publishVersion(
      finance,
      version(MAY, without('vcpu.x86', 'memory-gb.x86', 'disk-fast-gb.xinchuang')),
    );
    await expect(refused).rejects.toMatchObject({
      code: 'PRICE_STILL_NEEDED',
      facts: { sku: ['memory-gb.x86', 'vcpu.x86'], resource: [expect.stringMatching(/^ZY-/)], field: 'prices' },
    });
    expect(await spans(null)).toEqual(before);
  });

  const read = async (eventId: string, at: string) => {
    const { id: resourceId } = await province.within(({ tx }) =>
      tx.selectFrom('resource').select('id').where('number', '=', resource).executeTakeFirstOrThrow(),
    );
    const events = [{ eventId, resourceId, dimension: 'egress-gb' as const, quantity: '5', at }];
    const taken = await ingestUsage(province.job(new Date(at)), { source: 'gauge', events });
    expect(taken).toMatchObject({ stored: 1, refused: [] });
  };
  const leaving = (validFrom: string) => version(validFrom, all('1.000000'));

  it('may leave out a meter that is read and not sold yet, and the one that first sells it can be withdrawn', async () => {
    const finance = await province.as('finance');
    await read('m-1', MONDAY.toISOString());
    const selling = await publishVersion(finance, version(MAY, metered));
    const { versionId } = await publishVersion(finance, leaving(JUNE));
    await withdrawVersion(finance, { versionId, reason: '试' });
    await withdrawVersion(finance, { versionId: selling.versionId, reason: '单价多写一位' });
  });

  it('is refused where a meter that is sold was read this month or the last, and goes through once the readings are older', async () => {
    await publishVersion(await province.as('finance'), version(MAY, metered));
    await read('m-2', '2027-05-05T02:00:00.000Z');
    const may = await province.as('finance', new Date('2027-05-10T02:00:00Z'));
    const needed = { code: 'PRICE_STILL_NEEDED', facts: { sku: ['traffic-gb.x86'] } };
    await expect(publishVersion(may, leaving(JUNE))).rejects.toMatchObject(needed);
    const july = await province.as('finance', new Date('2027-07-05T02:00:00Z'));
    const { versionId } = await publishVersion(july, leaving('2027-07-31T16:00:00.000Z'));
    await withdrawVersion(july, { versionId, reason: '试' });
  });

  it('ends what nobody uses, which then nobody can order any more', async () => {
    const finance = await province.as('finance');
    const { versionId } = await publishVersion(finance, version(JUNE, without('bandwidth-mbps.x86')));
    const refused = quote(province.job(), { lines });
    await expect(refused).rejects.toMatchObject({ code: 'NO_PRICE', facts: { sku: ['bandwidth-mbps.x86'] } });
    await withdrawVersion(finance, { versionId, reason: '仍要出售' });
    expect(await quote(province.job(), { lines })).toMatchObject({ monthFen: '450000' });
  });

  it('may leave to a department’s own book what that one alone uses, which can then be neither emptied nor withdrawn', async () => {
    const finance = await province.as('finance');
    const prices = [{ sku: 'vcpu.x86', unit, unitPrice: '9' }];
    const own = await publishVersion(finance, version(MAY, prices, { departmentId: ours }));
    const { versionId } = await publishVersion(finance, version(JUNE, without('vcpu.x86')));
    const needed = { code: 'PRICE_STILL_NEEDED', facts: { sku: ['vcpu.x86'] } };
    const july = version('2027-06-30T16:00:00.000Z', [], { departmentId: ours });
    await expect(publishVersion(finance, july)).rejects.toMatchObject(needed);
    await expect(withdrawVersion(finance, { versionId: own.versionId, reason: '撤' })).rejects.toMatchObject(needed);
    await withdrawVersion(finance, { versionId, reason: '恢复' });
  });
});

describe('a version that ends another', () => {
  const marks = () =>
    province.within(({ tx }) =>
      tx.selectFrom('rating_mark').select('month').where('department_id', 'is', null).orderBy('month').execute(),
    );
  const added = async (act: () => Promise<unknown>) => {
    const before = (await marks()).map(({ month }) => month);
    await act();
    const after = (await marks()).map(({ month }) => month);
    for (const month of before) after.splice(after.indexOf(month), 1);
    return [...new Set(after)];
  };

  it('has no month of before it compared again, nor where it is withdrawn', async () => {
    const finance = await province.as('finance');
    let versionId = '';
    const publish = async () => {
      const published = await publishVersion(finance, version('2027-08-31T16:00:00.000Z', metered));
      versionId = published.versionId;
    };
    expect(await added(publish)).toEqual(['2027-09']);
    expect(await added(() => withdrawVersion(finance, { versionId, reason: '撤' }))).toEqual(['2027-09']);
  });
});
