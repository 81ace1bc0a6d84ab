import { beginningOfDay, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { exactOfFen, formatExact } from '@zhengyun/rulebook/money.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../contracts/terms-rules.ts';
import {
  type Agreed,
  agreedDigest,
  earlierMonthsOf,
  plainly,
  type SettledMonth,
  waitsForEarlier,
} from './agreed-rules.ts';
import { annualLines } from './annual-rules.ts';
import { boundLines } from './cap-rules.ts';
import { includedLines } from './included-rules.ts';
import { penaltyLines } from './penalty-rules.ts';

const validity = { from: beginningOfDay('2026-01-01'), to: beginningOfDay('2028-01-01') };
const NONE: Bounds = { monthCap: null, monthFloor: null, yearCap: null, yearFloor: null };
const agreed = (over: Partial<Agreed> = {}): Agreed => ({ ...plainly({ annualFen: 0n, validity }), ...over });
const held = (bounds: Partial<Bounds>, earlier: readonly SettledMonth[] = []) =>
  agreed({ bounds: { ...NONE, ...bounds }, earlier });
const month = (fen: bigint, issued = true): SettledMonth => ({
  month: '2026-01',
  number: 'JS-2026-000001',
  issued,
  fee: exactOfFen(fen),
});
const MAY = periodOf('2026-05');
const fens = (lines: readonly { readonly kind: string; readonly exact: bigint }[]) =>
  lines.map(({ kind, exact }) => [kind, exact / exactOfFen(1n)]);
const sum = (lines: readonly { readonly exact: bigint }[]) => lines.reduce((total, { exact }) => total + exact, 0n);

describe('caps and floors', () => {
  it.each([
    ['a fee between both', { monthCap: 900n, monthFloor: 100n }, [], 500n, []],
    ['a fee at the cap', { monthCap: 500n }, [], 500n, []],
    ['a fee above the cap of the month', { monthCap: 400n }, [], 500n, [['cap', -100n]]],
    ['a fee below the floor of the month', { monthFloor: 600n }, [], 500n, [['floor', 100n]]],
    ['what is left of the year’s cap', { yearCap: 1_000n }, [month(700n)], 500n, [['cap', -200n]]],
    ['a year’s cap that is used up', { yearCap: 1_000n }, [month(1_000n)], 500n, [['cap', -500n]]],
    [
      'a month’s floor beyond the year’s cap',
      { monthFloor: 600n, yearCap: 800n },
      [month(700n)],
      0n,
      [
        ['floor', 600n],
        ['cap', -500n],
      ],
    ],
    ['a floor of the year before its end', { yearFloor: 9_000n }, [month(1n)], 500n, []],
  ] as const)('%s', (_, bounds, earlier, fee, expected) => {
    expect(fens(boundLines(held(bounds, earlier), MAY, exactOfFen(fee)))).toEqual(expected);
  });

  it('make good the floor of the year in its last month alone', () => {
    const lines = boundLines(held({ yearFloor: 9_000n }, [month(1_000n)]), periodOf('2026-12'), exactOfFen(500n));
    expect(fens(lines)).toEqual([['floor', 7_500n]]);
    expect(lines[0]?.working).toMatchObject({
      span: 'year',
      boundFen: '9000',
      earlier: [{ number: 'JS-2026-000001' }],
    });
  });

  it('of a year that the contract’s end cuts short hold for their share of it', () => {
    const short = { from: beginningOfDay('2026-01-01'), to: beginningOfDay('2027-07-01') };
    const of = (bounds: Partial<Bounds>): Agreed => ({
      ...plainly({ annualFen: 0n, validity: short }),
      bounds: { ...NONE, ...bounds },
      earlier: [month(500_000n)],
    });
    const [floor] = boundLines(of({ yearFloor: 1_200_000n }), periodOf('2027-06'), exactOfFen(100_000n));
    expect(floor).toBeUndefined();
    const lines = boundLines(of({ yearFloor: 1_400_000n }), periodOf('2027-06'), exactOfFen(100_000n));
    expect(fens(lines)).toEqual([['floor', 100_000n]]);
    expect(lines[0]?.working).toMatchObject({ boundFen: '1400000', appliedFen: '700000' });
    expect(fens(boundLines(of({ yearCap: 1_000_000n }), periodOf('2027-06'), exactOfFen(100_000n)))).toEqual([
      ['cap', -100_000n],
    ]);
  });

  it('of a month hold for its charged part by the second', () => {
    const part = { from: beginningOfDay('2026-04-16'), to: beginningOfDay('2026-05-01') };
    expect(fens(boundLines(held({ monthCap: 300n }), part, exactOfFen(500n)))).toEqual([['cap', -350n]]);
  });

  it('never leave less than nothing, nor more than a cap, nor less than a floor that no cap forbids', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 9n });
    const maybe = fc.option(fen, { nil: null });
    fc.assert(
      fc.property(
        fen,
        maybe,
        maybe,
        maybe,
        fc.array(fen, { maxLength: 4 }),
        (fee, monthFloor, above, yearCap, before) => {
          const monthCap = above === null ? null : above + (monthFloor ?? 0n);
          const facts = held(
            { monthFloor, monthCap, yearCap },
            before.map((each) => month(each)),
          );
          const left = exactOfFen(fee) + sum(boundLines(facts, MAY, exactOfFen(fee)));
          expect(left >= 0n).toBe(true);
          if (monthCap !== null) expect(left <= exactOfFen(monthCap)).toBe(true);
          const spent = exactOfFen(before.reduce((total, each) => total + each, 0n));
          if (yearCap !== null && left > 0n) expect(left + spent <= exactOfFen(yearCap)).toBe(true);
          if (yearCap === null && monthFloor !== null) expect(left >= exactOfFen(monthFloor)).toBe(true);
        },
      ),
    );
  });
});

describe('penalties', () => {
  const penalty = (number: string, fen: bigint | null, ratePpm: bigint | null = null) => ({
    number,
    cause: '超时未修复',
    evidence: '工单 GD-1',
    fen,
    ratePpm,
  });
  const fees = (service: bigint, payable: bigint) => ({ service: exactOfFen(service), payable: exactOfFen(payable) });

  it('are a fixed sum, or a share of the month’s fee rounded half up', () => {
    const lines = penaltyLines([penalty('WY-1', 100n), penalty('WY-2', null, 50_000n)], fees(1_010n, 900n));
    expect(fens(lines)).toEqual([
      ['penalty', -100n],
      ['penalty', -51n],
    ]);
    expect(lines[1]?.working).toMatchObject({
      number: 'WY-2',
      cause: '超时未修复',
      evidence: '工单 GD-1',
      owedFen: '51',
    });
  });

  it('never take more than there is to pay, and say what they did not take', () => {
    const lines = penaltyLines([penalty('WY-1', 70n), penalty('WY-2', 70n)], fees(100n, 100n));
    expect(fens(lines)).toEqual([
      ['penalty', -70n],
      ['penalty', -30n],
    ]);
    expect(lines[1]?.working).toMatchObject({ notTaken: formatExact(exactOfFen(40n)) });
    const fen = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(fen), fen, (sums, payable) => {
        const taken = penaltyLines(
          sums.map((each, index) => penalty(`WY-${index}`, each)),
          fees(payable, payable),
        );
        expect(exactOfFen(payable) + sum(taken) >= 0n).toBe(true);
      }),
    );
  });
});

describe('the annual line', () => {
  it('names the instalments that fall due, and is none in a month without', () => {
    const versions = [
      {
        fromMonth: '2026-01',
        annualFen: 1_000n,
        instalments: [
          { due: { dueOn: '2026-03-31' }, sharePpm: 300_000n },
          { due: { dueOn: '2026-12-31' }, sharePpm: 700_000n },
        ],
      },
    ];
    const facts = agreed({ yearly: { validity, versions } });
    const [line] = annualLines(facts, periodOf('2026-03'));
    expect(fens([line ?? { kind: '', exact: 0n }])).toEqual([['annual', 300n]]);
    expect(line?.working).toMatchObject({ instalments: [{ dueOn: '2026-03-31', sharePpm: '300000', fen: '300' }] });
    expect(annualLines(facts, periodOf('2026-04'))).toEqual([]);
  });

  it('is a twelfth a month where it is spread', () => {
    expect(fens(annualLines(plainly({ annualFen: 1_200n, validity }), MAY))).toEqual([['annual', 100n]]);
    expect(annualLines(plainly({ annualFen: 0n, validity }), MAY)).toEqual([]);
  });
});

describe('items in the yearly part', () => {
  it('are taken off again, and nothing is where everything is metered', () => {
    const charge = (sku: string, fen: bigint) => ({ sku, amount: exactOfFen(fen) });
    const charges = [charge('vcpu.x86', 10n), charge('public-ip.x86', 3n), charge('public-ip.x86', 4n)] as never[];
    expect(includedLines(agreed(), charges)).toEqual([]);
    const lines = includedLines(agreed({ meteredSkus: ['vcpu.x86'] }), charges);
    expect(fens(lines)).toEqual([['included', -7n]]);
    expect(lines[0]?.key).toBe('1~included/public-ip.x86');
  });
});

describe('the earlier months of a contract year', () => {
  it('begin with the contract, and after it with the first month that begins in the year', () => {
    const cut = { from: beginningOfDay('2026-03-10'), to: beginningOfDay('2028-03-10') };
    expect(earlierMonthsOf(cut, '2026-05')).toEqual(['2026-03', '2026-04']);
    expect(earlierMonthsOf(cut, '2027-03')).toHaveLength(12);
    expect(earlierMonthsOf(cut, '2027-04')).toEqual([]);
    expect(earlierMonthsOf(cut, '2027-06')).toEqual(['2027-04', '2027-05']);
  });

  it('are waited for where a bound of the year counts them', () => {
    expect(waitsForEarlier(held({ monthCap: 1n }), '2026-02')).toBe(false);
    expect(waitsForEarlier(held({ yearCap: 1n }), '2026-01')).toBe(false);
    expect(waitsForEarlier(held({ yearCap: 1n }), '2026-02')).toBe(true);
    expect(waitsForEarlier(held({ yearCap: 1n }, [month(1n, false)]), '2026-02')).toBe(true);
    expect(waitsForEarlier(held({ yearFloor: 1n }, [month(1n)]), '2026-02')).toBe(false);
  });
});

describe('what a statement was made from', () => {
  it('is another once terms, penalties or an earlier month are', () => {
    const digests = [
      agreed(),
      agreed({ version: 2 }),
      held({ yearCap: 5n }),
      held({ yearCap: 5n }, [month(1n)]),
      held({ yearCap: 5n }, [month(1n, false)]),
      agreed({ penalties: [{ number: 'WY-1', cause: '', evidence: '', fen: 1n, ratePpm: null }] }),
    ].map(agreedDigest);
    expect(new Set(digests).size).toBe(digests.length);
  });
});
