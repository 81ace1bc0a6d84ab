import type { StatementDetail } from '@zhengyun/domain/settlement/schemas.ts';
import { describe, expect, test } from 'vitest';
import { chargeDifferences, type Delivery } from './expected-charges.ts';

const [JAN_2, JAN_5, JAN_9, AS_OF] = [2, 5, 9, 20].map(
  (day) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`,
) as [string, string, string, string];
const space = { item: 'container-space' as const, vcpu: 4, memoryGb: 0, ordinaryGb: 0, fastGb: 0 };
const number = 'ZY-2026-000001';
const resized: readonly Delivery[] = [
  { number, at: JAN_2, spec: space },
  { number, at: JAN_5.replace('.000Z', '.999Z'), spec: { ...space, vcpu: 8 } },
];
const prices = new Map([['vcpu.x86', '58.5']]);

type Charge = readonly [from: string, to: string, units: string];
const statement = (charges: readonly Charge[], unitPrice = '58.500000') =>
  ({
    asOf: AS_OF,
    lines: [
      {
        ordinal: 1,
        kind: 'usage',
        sku: 'vcpu.x86',
        unitPrice,
        resource: { number },
        working: { kind: 'usage', charges: charges.map(([startsAt, endsAt, units]) => ({ startsAt, endsAt, units })) },
      },
    ],
  }) as unknown as StatementDetail;

describe('the charges of a statement', () => {
  test('are those of the orders, wherever they were cut', () => {
    const charges: readonly Charge[] = [
      [JAN_2, JAN_5, '4'],
      [JAN_5, JAN_9, '8.000000'],
      [JAN_9, AS_OF, '8'],
    ];
    expect(chargeDifferences(statement(charges), resized, prices)).toEqual([]);
  });

  test.each<[string, readonly Charge[]]>([
    ['at the old size', [[JAN_2, AS_OF, '4']]],
    [
      'from another instant',
      [
        [JAN_2, JAN_9, '4'],
        [JAN_9, AS_OF, '8'],
      ],
    ],
    [
      'for a day less',
      [
        [JAN_2, JAN_5, '4'],
        [JAN_5, JAN_9, '8'],
      ],
    ],
    ['not at all', []],
  ])('%s are named with what the orders say', (_, charges) => {
    expect(chargeDifferences(statement(charges), resized, prices)).toEqual([
      expect.stringContaining(
        `${number} vcpu: the orders say 4 from ${JAN_2} to ${JAN_5}, 8 from ${JAN_5} to ${AS_OF}`,
      ),
    ]);
  });

  test('after the release are named', () => {
    const released: readonly Delivery[] = [...resized, { number, at: JAN_9, spec: null }];
    const charges: readonly Charge[] = [
      [JAN_2, JAN_5, '4'],
      [JAN_5, AS_OF, '8'],
    ];
    expect(chargeDifferences(statement(charges), released, prices)).toHaveLength(1);
  });

  test('at another price than the published one are named', () => {
    const charges: readonly Charge[] = [
      [JAN_2, JAN_5, '4'],
      [JAN_5, AS_OF, '8'],
    ];
    expect(chargeDifferences(statement(charges, '0.585000'), resized, prices)).toEqual([
      'line 1: vcpu.x86 costs 0.585000 on the statement and 58.5 in the price list',
    ]);
  });
});
