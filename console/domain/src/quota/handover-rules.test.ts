import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Held, heldInPlaces, moveHeld } from './handover-rules.ts';
import type { QuotaLine } from './rules.ts';

const line = (over: Partial<QuotaLine> = {}): QuotaLine => ({
  id: 'giving',
  cloudId: 'city',
  dimension: 'vcpu',
  xinchuang: false,
  limit: 100n,
  soft: null,
  reserved: 0n,
  booked: 40n,
  takenOver: 0n,
  ...over,
});
const held = (over: Partial<Held> = {}): Held => ({
  cloudId: 'city',
  xinchuang: false,
  dimension: 'vcpu',
  booked: 16n,
  takenOver: 0n,
  ...over,
});
const taker = (over: Partial<QuotaLine> = {}) => line({ id: 'taker', booked: 10n, limit: 30n, ...over });

describe('quota of a system that goes to another department', () => {
  it('is booked less with the one and more with the other', () => {
    expect(moveHeld([line()], [taker()], [held()])).toEqual({
      is: 'moved',
      updates: [
        { id: 'giving', reserved: 0n, booked: 24n },
        { id: 'taker', reserved: 0n, booked: 26n },
      ],
    });
  });

  it.each([
    ['has no such limit', [], { code: 'QUOTA_MISSING', facts: { dimension: 'vcpu' } }],
    ['has it for 信创 alone', [taker({ xinchuang: true })], { code: 'QUOTA_MISSING', facts: { dimension: 'vcpu' } }],
    [
      'has too little left',
      [taker({ limit: 25n })],
      { code: 'QUOTA_EXCEEDED', facts: { dimension: 'vcpu', asked: '16', left: '15' } },
    ],
    [
      'has promised the rest',
      [taker({ reserved: 5n })],
      { code: 'QUOTA_EXCEEDED', facts: { dimension: 'vcpu', asked: '16', left: '15' } },
    ],
  ])('is refused where the receiving one %s', (_, receiving, refusal) => {
    expect(moveHeld([line()], receiving, [held()])).toEqual({ is: 'refused', refusal });
  });

  it('counts volumes that came with a namespace, and books them nowhere', () => {
    const both = [line({ dimension: 'disk-fast-gb' })];
    const came = held({ dimension: 'disk-fast-gb', booked: 0n, takenOver: 21n });
    const receiving = [taker({ dimension: 'disk-fast-gb' })];
    expect(moveHeld(both, receiving, [came])).toMatchObject({ is: 'refused', refusal: { code: 'QUOTA_EXCEEDED' } });
    expect(moveHeld(both, receiving, [{ ...came, takenOver: 20n }])).toEqual({ is: 'moved', updates: [] });
  });

  it('never is what the giving one did not book', () => {
    expect(() => moveHeld([line({ booked: 15n })], [taker()], [held()])).toThrow('never booked');
  });

  it('is summed over the system’s own resources in each place', () => {
    const host = (vcpu: number): ItemSpec =>
      ({
        item: 'bandwidth',
        mbps: vcpu,
      }) as unknown as ItemSpec;
    const use = (systemId: string, delivered: ItemSpec | null) => ({
      systemId,
      cloudId: 'city',
      xinchuang: false,
      delivered,
      promised: [],
      takenOver: {},
    });
    expect(heldInPlaces('ours', [use('ours', null), use('other', host(3))])).toEqual([]);
    const came = { ...use('ours', null), takenOver: { 'disk-fast-gb': 7n } };
    expect(heldInPlaces('ours', [came, came, { ...came, systemId: 'other' }])).toEqual([
      held({ dimension: 'disk-fast-gb', booked: 0n, takenOver: 14n }),
    ]);
  });

  it('is the same in sum before and after, and never past the receiver’s limit', () => {
    const units = fc.bigInt(0n, 50n);
    const places = fc.uniqueArray(
      fc.record({
        cloudId: fc.constantFrom('province', 'city'),
        xinchuang: fc.boolean(),
        dimension: fc.constantFrom(...DIMENSIONS),
        booked: units,
        takenOver: units,
        others: units,
        limit: fc.bigInt(0n, 200n),
        theirs: units,
      }),
      { selector: ({ cloudId, xinchuang, dimension }) => `${cloudId} ${xinchuang} ${dimension}`, maxLength: 8 },
    );
    fc.assert(
      fc.property(places, (systems) => {
        const giving = systems.map((each, n) =>
          line({ ...place(each), id: `g${n}`, limit: 500n, booked: each.booked + each.others }),
        );
        const receiving = systems.map((each, n) =>
          taker({ ...place(each), id: `r${n}`, limit: each.limit, booked: each.theirs }),
        );
        const moved = moveHeld(
          giving,
          receiving,
          systems.map((each) => ({ ...place(each), booked: each.booked, takenOver: each.takenOver })),
        );
        if (moved.is === 'refused') return;
        const after = (lines: readonly QuotaLine[]) =>
          lines.map((each) => ({ ...each, ...moved.updates.find(({ id }) => id === each.id) }));
        const sum = (lines: readonly QuotaLine[]) => lines.reduce((total, { booked }) => total + booked, 0n);
        expect(sum(after(giving)) + sum(after(receiving))).toBe(sum(giving) + sum(receiving));
        after(receiving).forEach((each, n) => {
          const grew = (systems[n]?.booked ?? 0n) + (systems[n]?.takenOver ?? 0n) > 0n;
          if (grew) expect(each.booked + (systems[n]?.takenOver ?? 0n)).toBeLessThanOrEqual(each.limit);
        });
        for (const each of after(giving)) expect(each.booked).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});

const place = ({ cloudId, xinchuang, dimension }: Pick<Held, 'cloudId' | 'xinchuang' | 'dimension'>) => ({
  cloudId,
  xinchuang,
  dimension,
});
