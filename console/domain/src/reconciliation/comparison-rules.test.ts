import { periodOf } from '@zhengyun/rulebook/calendar.ts';
import { itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from './book-rules.ts';
import { chainOf } from './chain-rules.ts';
import { billStand, type ComparisonFacts, compare, quantitiesOf, type Sight, seenAt } from './comparison-rules.ts';

const MONTH = periodOf('2026-11');
const at = (hours: number) => new Date(MONTH.from.getTime() + hours * 3_600_000);
const PLACE = { cloudId: 'c', tier: 'municipal', xinchuang: false } as const;
const spec = (mbps: number) => itemSpecSchema.parse({ item: 'bandwidth', mbps });
const step = (hours: number, units: bigint): Step => ({
  ...{ resourceId: 'r', departmentId: 'd', kind: 'resized', at: at(hours), before: {}, changeId: null },
  after: units === 0n ? {} : { 'bandwidth-mbps': units },
});
const END = MONTH.to;
const sight = (given: Partial<Sight> = {}): Sight => ({
  ...{ resourceId: 'r', outcome: 'same', since: at(10), checkedAt: END },
  ...{ carriedOut: { spec: spec(10), power: 'running', at: at(5) }, ...given },
});

describe('what a cluster was seen to hold', () => {
  it('is what was carried out, as long as looks say so', () => {
    expect(seenAt(sight(), END, 48)).toEqual({ 'bandwidth-mbps': 10n });
    expect(seenAt(sight({ checkedAt: new Date(END.getTime() - 48 * 3_600_000) }), END, 48)).not.toBeNull();
  });
  it.each([
    ['nobody ever looked', undefined],
    ['it is due to be looked at', sight({ outcome: 'unchecked', since: null, checkedAt: null })],
    ['the cluster did not answer', sight({ outcome: 'unknown' })],
    ['it drifted', sight({ outcome: 'drifted' })],
    ['nothing was carried out', sight({ carriedOut: null })],
    ['the look is too old', sight({ checkedAt: new Date(END.getTime() - 48 * 3_600_000 - 1) })],
    [
      'looks say so only since later',
      sight({ since: new Date(END.getTime() + 1), checkedAt: new Date(END.getTime() + 2) }),
    ],
  ])('is not known where %s', (_, given) => {
    expect(seenAt(given, END, 48)).toBeNull();
  });
});

const facts = (given: Partial<ComparisonFacts> = {}): ComparisonFacts => ({
  ...{
    period: MONTH,
    month: MONTH,
    ledger: [step(0, 10n)],
    ordered: [step(0, 10n)],
    resources: new Map([['r', PLACE]]),
  },
  ...{ sights: new Map(), bills: new Map(), lookCountsHours: 48, billTolerancePpm: 1_000n, ...given },
});
const row = (given: Partial<ComparisonFacts>) => compare(facts(given)).rows[0];
const bill = (quantity: bigint) => new Map([['c', new Map([['bandwidth-mbps.x86' as const, quantity]])]]);

describe('four books', () => {
  it('are unknown, never equal, where one is not there', () => {
    expect(row({})).toMatchObject({
      ...{ meterOrder: 'equal', meterCluster: 'unknown', meterBill: 'unknown', clusterUnits: null, billQuantity: null },
      ...{ unseenUnits: 10n, meterQuantity: 10_000_000_000n },
    });
    const both = {
      resources: new Map([
        ['r', PLACE],
        ['s', PLACE],
      ]),
      sights: new Map([['r', sight()]]),
    };
    const ledger = [step(0, 10n), { ...step(0, 3n), resourceId: 's' }];
    // One of two was seen, and is as it should be: still not known.
    expect(row({ ...both, ledger, ordered: ledger })).toMatchObject({
      clusterUnits: 10n,
      unseenUnits: 3n,
      meterCluster: 'unknown',
    });
  });

  it('differ where one says something else', () => {
    expect(row({ sights: new Map([['r', sight()]]), bills: bill(10_005_000_000n) })).toMatchObject({
      ...{ meterOrder: 'equal', meterCluster: 'equal', meterBill: 'equal' },
    });
    const drifted = sight({ carriedOut: { spec: spec(20), power: 'running', at: at(5) } });
    const compared = compare(facts({ sights: new Map([['r', drifted]]) }));
    expect(compared.rows[0]).toMatchObject({ meterCluster: 'differs', clusterUnits: 20n });
    expect(compared.onCluster).toMatchObject([{ resourceId: 'r', dimensions: ['bandwidth-mbps'] }]);
    expect(row({ ordered: [step(0, 11n)] })).toMatchObject({ meterOrder: 'differs' });
    // The same at the end, but not the whole month.
    expect(row({ ordered: [step(0, 5n), step(300, 10n)] })).toMatchObject({ orderUnits: 10n, meterOrder: 'differs' });
    expect(row({ bills: bill(10_011_000_000n) })).toMatchObject({ meterBill: 'differs' });
  });

  it('show what a vendor bills and nobody uses, and what is used and not billed', () => {
    const billed = compare(facts({ ledger: [], ordered: [], bills: bill(1n) })).rows[0];
    expect(billed).toMatchObject({ meterUnits: 0n, billQuantity: 1n, meterBill: 'differs' });
    expect(row({ bills: new Map([['c', new Map()]]) })).toMatchObject({ billQuantity: 0n, meterBill: 'differs' });
  });

  it('allow a bill its tolerance on either side, of one’s own', () => {
    expect([billStand(1_000n, 1_001n, 1_000n), billStand(1_000n, 999n, 1_000n)]).toEqual(['equal', 'equal']);
    expect([billStand(1_000n, 1_002n, 1_000n), billStand(0n, 1n, 1_000_000n)]).toEqual(['differs', 'differs']);
    expect([billStand(0n, 0n, 0n), billStand(1n, null, 0n)]).toEqual(['equal', 'unknown']);
  });
});

describe('quantities of a month', () => {
  it('do not depend on where it is cut (trap 19: a total changes with the chart’s interval)', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: -100, max: 719 }), fc.bigInt(0n, 50n)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 719 }), (given, cut) => {
        const steps = [...new Map(given)].map(([hours, units]) => step(hours, units));
        const resources = new Map([['r', PLACE]]);
        const over = (from: Date, to: Date) =>
          quantitiesOf(steps, { period: { from, to }, month: MONTH }, resources).get('r')?.get('bandwidth-mbps.x86') ??
          0n;
        expect(over(MONTH.from, at(cut)) + over(at(cut), MONTH.to)).toBe(over(MONTH.from, MONTH.to));
      }),
    );
  });
});

describe('the chain of a province', () => {
  const statement = (id: string, left: string, right: string) => ({
    ...{ id, number: `JS-${id}`, department: { id: 'd', name: '药监局' } },
    steps: [{ step: 'payable' as const, unit: 'fen', left, right, equal: left === right }],
  });
  it('adds up exactly, with as many decimals as there are', () => {
    const { steps, equal } = chainOf([
      statement('1', '0.1', '0.1'),
      statement('2', '-0.000000000000001', '-0.000000000000001'),
    ]);
    expect(steps).toMatchObject([{ left: '0.099999999999999', right: '0.099999999999999', equal: true }]);
    expect(equal).toBe(true);
  });
  it('is not equal where two errors cancel out, and never of nothing (trap 20)', () => {
    const { steps, broken, equal } = chainOf([statement('1', '5', '6'), statement('2', '6', '5')]);
    expect(steps).toMatchObject([{ left: '11', right: '11', equal: false }]);
    expect(broken.map(({ number }) => number)).toEqual(['JS-1', 'JS-2']);
    expect([equal, chainOf([]).equal]).toEqual([false, false]);
  });
});
