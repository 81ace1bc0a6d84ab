import { parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import { describe, expect, it } from 'vitest';
import type { Step } from './book-rules.ts';
import { type ConsumedFacts, cloudsNotRated, consumedRows } from './consumed-rules.ts';

const units = parseQuantity;
const facts = (given: Partial<ConsumedFacts> = {}): ConsumedFacts => ({
  own: new Map([['c', new Map([['traffic-gb.x86' as const, units('1000')]])]]),
  unrated: new Set(),
  priced: new Set(['traffic-gb.x86' as const]),
  bills: new Map(),
  billTolerancePpm: 1_000n,
  ...given,
});
const bill = (quantity: string) => new Map([['c', new Map([['traffic-gb.x86' as const, units(quantity)]])]]);
const stand = (given: Partial<ConsumedFacts>) => consumedRows(facts(given)).map(({ meterBill }) => meterBill);

describe('what is consumed, beside the vendor’s bill', () => {
  it.each([
    ['is equal within the policy’s tolerance', { bills: bill('1001') }, ['equal']],
    ['differs beyond it', { bills: bill('1001.000000001') }, ['differs']],
    ['is unknown where no bill came', {}, ['unknown']],
    [
      'is unknown, never equal, while somebody’s month is not rated',
      { bills: bill('1000'), unrated: new Set(['c']) },
      ['unknown'],
    ],
    [
      'is unknown, never nothing, where its use has no price',
      { own: new Map(), bills: bill('1'), priced: new Set() },
      ['unknown'],
    ],
    ['differs where the bill leaves it out', { bills: new Map([['c', new Map()]]) }, ['differs']],
    ['differs where the bill alone has it', { own: new Map(), bills: bill('1') }, ['differs']],
    [
      'is nothing where neither has any, whatever is held',
      { own: new Map(), bills: new Map([['c', new Map([['vcpu.x86' as const, 1n]])]]) },
      [],
    ],
  ] as const)('%s', (_, given, expected) => {
    expect(stand(given as Partial<ConsumedFacts>)).toEqual(expected);
  });
});

describe('clouds whose use is not all rated', () => {
  const [from, to] = [new Date('2026-10-31T16:00:00Z'), new Date('2026-11-30T16:00:00Z')];
  const step = (at: string, after: Step['after'], departmentId = 'd'): Step => ({
    ...{ resourceId: 'r', departmentId, kind: 'opened', at: new Date(at), before: {}, changeId: null, after },
  });
  const place = { cloudId: 'c', tier: 'municipal', xinchuang: false } as const;
  const of = (steps: readonly Step[], rated: readonly string[] = []) => [
    ...cloudsNotRated(steps, { period: { from, to }, resources: new Map([['r', place]]), rated: new Set(rated) }),
  ];
  it.each([
    ['held since before', [step('2026-01-01T00:00:00Z', { vcpu: 1n })], [], ['c']],
    ['held in part of the month', [step('2026-11-05T00:00:00Z', { vcpu: 1n })], [], ['c']],
    ['rated', [step('2026-11-05T00:00:00Z', { vcpu: 1n })], ['d'], []],
    ['given up before', [step('2026-01-01T00:00:00Z', { vcpu: 1n }), step('2026-02-01T00:00:00Z', {})], [], []],
    ['held only afterwards', [step('2026-12-05T00:00:00Z', { vcpu: 1n })], [], []],
  ] as const)('are those of what is %s', (_, steps, rated, expected) => {
    expect(of(steps, rated)).toEqual(expected);
  });
});
