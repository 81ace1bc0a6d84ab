import { type Month, periodOf, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { coefficientPolicyOf } from '@zhengyun/rulebook/evaluation.ts';
import { parsePrice } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { slaPolicyOf } from '@zhengyun/rulebook/sla.ts';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yearlyDueIn } from '../contracts/yearly-part-rules.ts';
import { ratingHash } from '../rating/content-hash-rules.ts';
import { type RatedResource, rate } from '../rating/rules.ts';
import { plainly } from './agreed-rules.ts';
import { contentHash } from './content-hash-rules.ts';
import { type Settled, type StatementFacts, settle } from './rules.ts';

const MONTH: Month = '2026-11';
const NOVEMBER = periodOf(MONTH);
const SECONDS = Number(secondsBetween(NOVEMBER.from, NOVEMBER.to));
const atSecond = (second: number) => new Date(NOVEMBER.from.getTime() + second * 1_000);

const version = (number: string, from: Date, prices: Readonly<Record<string, string>>): BookVersion => ({
  id: `id-${number}`,
  number,
  name: number,
  sample: true,
  departmentId: null,
  validFrom: from,
  validTo: null,
  rules: new Map(
    Object.entries(prices).map(([sku, price]) => [sku, { unit: '月', rule: unitPriceRule(parsePrice(price)) }]),
  ),
});
const priceOf = (version: BookVersion | undefined, sku: string): bigint | undefined => {
  const model = version?.rules.get(sku)?.rule.model;
  return model?.kind === 'unit' ? model.unitPrice : undefined;
};

/** What a statement is made from, with what its charges are made from. */
interface Facts extends Omit<StatementFacts, 'rated'> {
  readonly resources: readonly RatedResource[];
  readonly versions: readonly BookVersion[];
}
const PRICES = { 'vcpu.x86': '38.5', 'memory-gb.x86': '12.345678', 'disk-fast-gb.x86': '0.733333' };

const facts = (over: Partial<Facts> = {}): Facts => ({
  period: NOVEMBER,
  contract: {
    annualFen: 0n,
    validity: { from: periodOf('2026-01').from, to: periodOf('2027-01').from },
    sla: slaPolicyOf('sample-sla-2026'),
    coefficient: coefficientPolicyOf('sample-coefficient-2026'),
  },
  resources: [],
  versions: [version('JG-1', periodOf('2026-01').from, PRICES)],
  clouds: [
    { id: 'a', slug: 'province', name: '省级云', minutes: { up: 0n, down: 0n, unknown: 0n } },
    { id: 'b', slug: 'guangzhou', name: '广州云', minutes: { up: 0n, down: 0n, unknown: 0n } },
  ],
  ratings: { count: 0n, sum: 0n },
  ...over,
});

const resourceArbitrary = fc.record({
  cloudId: fc.constantFrom('a', 'b'),
  changes: fc.uniqueArray(
    fc.record({
      second: fc.nat(SECONDS),
      vcpu: fc.bigInt({ min: 0n, max: 900n }),
      memory: fc.bigInt({ min: 0n, max: 4_000n }),
      disk: fc.bigInt({ min: 0n, max: 100_000n }),
    }),
    { selector: (change) => change.second, minLength: 1, maxLength: 6 },
  ),
});
const minutesArbitrary = fc.record({
  up: fc.bigInt({ min: 0n, max: 43_200n }),
  down: fc.bigInt({ min: 0n, max: 3_000n }),
  unknown: fc.oneof(fc.bigInt({ min: 0n, max: 500n }), fc.bigInt({ min: 0n, max: 90_000n })),
});
const factsArbitrary = fc
  .record({
    resources: fc.array(resourceArbitrary, { maxLength: 6 }),
    annualFen: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 10n ** 12n })),
    minutes: fc.tuple(minutesArbitrary, minutesArbitrary),
    scores: fc.array(fc.bigInt({ min: 1n, max: 5n }), { maxLength: 5 }),
    priceChange: fc.option(fc.nat(SECONDS)),
  })
  .map(({ resources, annualFen, minutes, scores, priceChange }) => {
    const base = facts();
    const later =
      priceChange === null ? [] : [version('JG-2', atSecond(priceChange), { ...PRICES, 'vcpu.x86': '41.000001' })];
    return facts({
      contract: { ...base.contract, annualFen },
      versions: [...base.versions.map((each) => ({ ...each, validTo: later[0]?.validFrom ?? null })), ...later],
      clouds: base.clouds.map((cloud, index) => ({ ...cloud, minutes: minutes[index] ?? cloud.minutes })),
      ratings: { count: BigInt(scores.length), sum: scores.reduce((sum, score) => sum + score, 0n) },
      resources: resources.map(
        ({ cloudId, changes }, index): RatedResource => ({
          id: `r${index}`,
          number: `ZY-2026-${String(index).padStart(6, '0')}`,
          xinchuang: false,
          cloudId,
          changes: changes.map((change) => ({
            id: String(change.second).padStart(8, '0'),
            at: atSecond(change.second),
            amounts: { vcpu: change.vcpu, 'memory-gb': change.memory, 'disk-fast-gb': change.disk },
          })),
        }),
      ),
    });
  });

const ratedOf = ({ period, resources, versions }: Facts) =>
  rate({ month: NOVEMBER, period, resources, metered: [], versions });
const settled = (of: Facts): Settled => settle({ ...of, rated: ratedOf(of) });
const hashOf = (of: Facts) => {
  const rating = ratingHash({ contractId: 'c', month: MONTH, asOf: of.period.to, period: of.period }, ratedOf(of));
  return contentHash({ contractId: 'c', month: MONTH, asOf: of.period.to, ratingHash: rating }, settled(of));
};

/** Fees by line key, worked out without any of our own arithmetic: second by second boundaries, decimal.js for the rest. */
function feesByHand(of: Facts, D: typeof Decimal) {
  const start = of.period.from.getTime();
  const reading = (units: bigint, at: number) =>
    new D(units.toString())
      .mul((at - start) / 1_000)
      .div(SECONDS)
      .toDecimalPlaces(9);
  const fees = new Map<string, { fee: Decimal; cloudId: string }>();
  for (const resource of of.resources) {
    const changes = resource.changes.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const cuts = [...changes.map((c) => c.at), ...of.versions.map((v) => v.validFrom), of.period.from, of.period.to]
      .map((at) => at.getTime())
      .filter((at) => at >= start && at <= of.period.to.getTime());
    const bounds = [...new Set(cuts)].toSorted((a, b) => a - b);
    bounds.slice(0, -1).forEach((from, index) => {
      const to = bounds[index + 1] ?? from;
      const held = changes.findLast((change) => change.at.getTime() <= from)?.amounts ?? {};
      const version = of.versions
        .toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime())
        .findLast((each) => each.validFrom.getTime() <= from);
      for (const [dimension, units] of Object.entries(held)) {
        if (units === 0n) continue;
        const price = new D(priceOf(version, `${dimension}.x86`)?.toString() ?? 'NaN').div(1e6);
        const key = `1/${resource.number}/${dimension}.x86/${version?.number}`;
        const part = reading(units, to).sub(reading(units, from)).mul(price);
        fees.set(key, { fee: (fees.get(key)?.fee ?? new D(0)).add(part), cloudId: resource.cloudId });
      }
    });
  }
  return fees;
}

describe('whatever a department used, and however it was served and rated', () => {
  it('the lines sum to the payable, to the fen', () => {
    fc.assert(
      fc.property(factsArbitrary, (of) => {
        const { lines, payableFen } = settled(of);
        expect(lines.reduce((sum, line) => sum + line.amountFen, 0n)).toBe(payableFen);
      }),
    );
  });

  it('nothing is ever payable to the department', () => {
    fc.assert(
      fc.property(factsArbitrary, (of) => {
        expect(settled(of).payableFen >= 0n).toBe(true);
      }),
    );
  });

  it('the order of facts changes nothing, and a rebuild has the same content hash', () => {
    fc.assert(
      fc.property(factsArbitrary, (of) => {
        const reversed = {
          ...of,
          resources: of.resources.toReversed().map((r) => ({ ...r, changes: r.changes.toReversed() })),
          versions: of.versions.toReversed(),
        };
        expect(hashOf(reversed)).toBe(hashOf(of));
      }),
      { numRuns: 60 },
    );
  });

  it('splitting an interval by a change that changes nothing leaves every line as it was', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.nat(SECONDS), (of, second) => {
        const split = of.resources.map((resource) => {
          const held = resource.changes
            .toSorted((a, b) => a.at.getTime() - b.at.getTime())
            .findLast((change) => change.at <= atSecond(second));
          const repeat = { id: 'zz', at: atSecond(second), amounts: held?.amounts ?? {} };
          return { ...resource, changes: [...resource.changes, repeat] };
        });
        expect(settled({ ...of, resources: split }).lines).toEqual(settled(of).lines);
      }),
    );
  });

  it('a separate decimal library comes to the same payable and the same exact lines', () => {
    const D = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP });
    fc.assert(
      fc.property(factsArbitrary, (of) => {
        const result = settled(of);
        const fees = new Map<string, Decimal>();
        for (const [key, { fee, cloudId }] of feesByHand(of, D)) {
          const line = result.lines.find((each) => each.key === key);
          expect(new D(line?.exact.toString() ?? '-1').div(new D(10).pow(40)).eq(fee), key).toBe(true);
          fees.set(cloudId, (fees.get(cloudId) ?? new D(0)).add(fee));
        }
        let base = new D(0);
        let [up, known, total] = [new D(0), new D(0), new D(0)];
        for (const [cloudId, fee] of fees) {
          const minutes = of.clouds.find((cloud) => cloud.id === cloudId)?.minutes ?? facts().clouds[0]!.minutes;
          const all = new D((minutes.up + minutes.down).toString());
          const covered = !all.isZero() && all.gte(new D(minutes.unknown.toString()));
          const share = covered ? new D(minutes.up.toString()).div(all) : new D(1);
          const rate = share.gte('0.999') ? '0' : share.gte('0.99') ? '0.1' : share.gte('0.95') ? '0.25' : '1';
          base = base.add(fee.mul(new D(1).sub(rate)));
          [up, known] = [up.add(minutes.up.toString()), known.add(all)];
          total = total.add(all).add(minutes.unknown.toString());
        }
        base = base.add(new D(yearlyDueIn(plainly(of.contract).yearly, of.period).toString()).div(100));
        let coefficient = new D(1);
        if (!known.isZero() && known.mul(2).gte(total) && of.ratings.count > 0n) {
          const share = up.div(known);
          const mean = new D(of.ratings.sum.toString()).div(of.ratings.count.toString());
          const row = share.gte('0.999') ? 0 : share.gte('0.99') ? 1 : 2;
          const band = mean.gte('4.5') ? 0 : mean.gte('3.5') ? 1 : mean.gte('2.5') ? 2 : 3;
          const table = [
            ['1', '0.99', '0.95', '0.9'],
            ['0.99', '0.97', '0.93', '0.85'],
            ['0.95', '0.92', '0.88', '0.8'],
          ];
          coefficient = new D(table[row]?.[band] ?? '0');
        }
        const payable = base.mul(coefficient).toDecimalPlaces(2).mul(100);
        expect(result.payableFen.toString()).toBe(payable.toFixed(0));
      }),
      { numRuns: 200 },
    );
  });
});

const HOST: RatedResource = {
  id: 'r1',
  number: 'ZY-2026-000001',
  xinchuang: false,
  cloudId: 'a',
  changes: [{ id: '1', at: periodOf('2026-10').from, amounts: { vcpu: 10n } }],
};
const served = (minutes: StatementFacts['clouds'][number]['minutes']) =>
  facts().clouds.map((cloud) => (cloud.id === 'a' ? { ...cloud, minutes } : cloud));
const yuanOf = (of: Facts) => settled(of).lines.map((line) => [line.key, line.amountFen]);

describe('a statement', () => {
  it('of full service and no rating is the usage, with the coefficient printed as 1.0000 and why', () => {
    const of = facts({ resources: [HOST], clouds: served({ up: 43_200n, down: 0n, unknown: 0n }) });
    expect(yuanOf(of)).toEqual([
      ['1/ZY-2026-000001/vcpu.x86/JG-1', 38_500n],
      ['3/province', 0n],
      ['4/coefficient', 0n],
    ]);
    expect(settled(of).working.coefficient).toMatchObject({ value: '1.0000', reason: 'NO_RATING' });
  });

  it('takes 10 % off the fee of a cloud just below 99.9 %, and only of that cloud', () => {
    const other = { ...HOST, id: 'r2', number: 'ZY-2026-000002', cloudId: 'b' };
    const of = facts({ resources: [HOST, other], clouds: served({ up: 998n, down: 2n, unknown: 0n }) });
    expect(yuanOf(of)).toContainEqual(['3/province', -3_850n]);
    expect(yuanOf(of)).toContainEqual(['3/guangzhou', 0n]);
  });

  it('takes nothing off for minutes nobody watched, and says so', () => {
    const of = facts({ resources: [HOST], clouds: served({ up: 0n, down: 0n, unknown: 43_200n }) });
    const line = settled(of).lines.find((each) => each.kind === 'deduction');
    expect(line?.working).toMatchObject({
      reason: 'NO_COVERAGE',
      ratePpm: '0',
      availabilityPpm: null,
      coveragePpm: '0',
    });
  });

  it('takes nothing off where less than half of the minutes were watched', () => {
    const of = facts({ resources: [HOST], clouds: served({ up: 10_000n, down: 11_599n, unknown: 21_601n }) });
    const line = settled(of).lines.find((each) => each.kind === 'deduction');
    expect(line?.working).toMatchObject({ reason: 'NO_COVERAGE', ratePpm: '0', coveragePpm: '499976' });
    expect(settled(of).working.coefficient).toMatchObject({ value: '1.0000', reason: 'NO_COVERAGE' });
  });

  it.each([
    ['everything is charged by use', null],
    ['everything is in the yearly part', []],
    ['some of it is', ['memory-gb.x86']],
  ] as const)('is rated by every cloud that was used, where %s', (_, meteredSkus) => {
    const base = facts();
    const contract = { ...base.contract, annualFen: 12_000_000n };
    const of = facts({
      contract: { ...contract, agreed: { ...plainly(contract), meteredSkus } },
      resources: [HOST],
      clouds: served({ up: 896n, down: 104n, unknown: 0n }),
      ratings: { count: 5n, sum: 18n },
    });
    expect(settled(of).working.coefficient).toMatchObject({ reason: 'FROM_TABLE', coveragePpm: '1000000' });
    expect(settled(of).working.coefficient.value).not.toBe('1.0000');
  });

  it('is not made from facts that leave out the minutes of a cloud', () => {
    expect(() => settled(facts({ resources: [{ ...HOST, cloudId: 'c' }] }))).toThrow('ZY-2026-000001');
  });

  it('applies the coefficient after the deduction', () => {
    const of = facts({
      resources: [HOST],
      clouds: served({ up: 998n, down: 2n, unknown: 0n }),
      ratings: { count: 1n, sum: 1n },
    });
    expect(settled(of).payableFen).toBe(29_453n);
    expect(settled(of).working.coefficient.value).toBe('0.8500');
  });

  it('is not made while some use has no price: the rating says which item, and from when', () => {
    const of = facts({
      resources: [{ ...HOST, changes: [{ id: '1', at: NOVEMBER.from, amounts: { 'bandwidth-mbps': 1n } }] }],
    });
    const gap = { sku: 'bandwidth-mbps.x86', number: HOST.number, from: NOVEMBER.from, to: NOVEMBER.to };
    expect(ratedOf(of).gaps).toMatchObject([gap]);
  });

  it('has no lines but the coefficient where nothing was used', () => {
    expect(yuanOf(facts())).toEqual([['4/coefficient', 0n]]);
  });
});

describe('the yearly part', () => {
  const year = { from: periodOf('2026-01').from, to: periodOf('2027-01').from };

  it('of twelve months adds up to the fee, whatever it is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), (annualFen) => {
        const shares = Array.from({ length: 12 }, (_, index) =>
          periodOf(`2026-${String(index + 1).padStart(2, '0')}`),
        ).map((month) => yearlyDueIn(plainly({ annualFen, validity: year }).yearly, month));
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(annualFen);
      }),
    );
  });

  it('falls nowhere outside the contract', () => {
    expect(yearlyDueIn(plainly({ annualFen: 1_200n, validity: year }).yearly, periodOf('2027-01'))).toBe(0n);
  });
});
