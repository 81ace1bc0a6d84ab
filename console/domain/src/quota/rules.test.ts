import { DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  effectsOf,
  isOverSoft,
  leftOf,
  limitOf,
  move,
  type QuotaChange,
  type QuotaLine,
  refuseGrowth,
} from './rules.ts';

const space = (vcpu: number, fastGb = 0) => ({
  item: 'container-space' as const,
  vcpu,
  memoryGb: 8,
  ordinaryGb: 0,
  fastGb,
});
const change = (before: QuotaChange['before'], after: QuotaChange['after']): QuotaChange => ({
  cloudId: 'a',
  xinchuang: false,
  before,
  after,
});
const line = (dimension: Dimension, figures: Partial<QuotaLine> = {}): QuotaLine => ({
  id: dimension,
  cloudId: 'a',
  dimension,
  xinchuang: false,
  limit: 100n,
  reserved: 0n,
  booked: 0n,
  takenOver: 0n,
  soft: null,
  ...figures,
});
const lines = DIMENSIONS.map((dimension) => line(dimension));

describe('effectsOf', () => {
  it('sums what several lines take of one limit', () => {
    expect(effectsOf([change(null, space(4)), change(null, space(6))])).toContainEqual(
      expect.objectContaining({ dimension: 'vcpu', growth: 10n, shift: 10n }),
    );
  });

  it('books the difference of a resize and leaves out what stays', () => {
    expect(effectsOf([change(space(4, 10), space(6, 10))])).toEqual([
      { cloudId: 'a', xinchuang: false, dimension: 'vcpu', growth: 2n, shift: 2n },
    ]);
  });

  it('never lets a shrinking line pay for a growing one before it is delivered', () => {
    expect(effectsOf([change(space(8), space(4)), change(null, space(4))])).toContainEqual(
      expect.objectContaining({ dimension: 'vcpu', growth: 4n, shift: 0n }),
    );
  });
});

describe('refuseGrowth', () => {
  it('names the dimension that has no limit', () => {
    const effects = effectsOf([change(null, space(1))]);
    expect(refuseGrowth([], effects)).toEqual({ code: 'QUOTA_MISSING', facts: { dimension: 'vcpu' } });
  });

  it.each([
    [40n, 50n, 10, null],
    [40n, 50n, 11, { code: 'QUOTA_EXCEEDED', facts: { dimension: 'vcpu', asked: '11', left: '10' } }],
    [0n, 100n, 1, { code: 'QUOTA_EXCEEDED', facts: { dimension: 'vcpu', asked: '1', left: '0' } }],
  ])('with %d reserved and %d booked of 100, %d more is %j', (reserved, booked, vcpu, refusal) => {
    const given = [line('vcpu', { reserved, booked }), line('memory-gb')];
    expect(refuseGrowth(given, effectsOf([change(null, space(vcpu))]))).toEqual(refusal);
  });

  it('counts what came with a namespace, and says none is left where that is more than the limit', () => {
    const asks = effectsOf([change(null, space(11))]);
    const refusal = (takenOver: bigint) => refuseGrowth([line('vcpu', { takenOver }), line('memory-gb')], asks);
    expect(refusal(89n)).toBe(null);
    expect(refusal(90n)?.facts).toMatchObject({ asked: '11', left: '10' });
    expect(refusal(150n)?.facts).toMatchObject({ left: '0' });
  });

  it('asks nothing of a release', () => {
    expect(refuseGrowth([], effectsOf([change(space(8), null)]))).toBeNull();
  });

  it('keeps 信创 and 非信创 apart', () => {
    const effects = effectsOf([{ ...change(null, space(1)), xinchuang: true }]);
    expect(refuseGrowth(lines, effects)?.code).toBe('QUOTA_MISSING');
  });
});

describe('a soft limit', () => {
  it('is passed by what is held with what is to come, and refuses nothing', () => {
    const held = line('vcpu', { reserved: 10n, booked: 20n, takenOver: 5n, soft: 40n });
    expect([isOverSoft(held), isOverSoft(held, 5n), isOverSoft(held, 6n)]).toEqual([false, false, true]);
    expect(isOverSoft({ ...held, soft: null }, 99n)).toBe(false);
    expect(refuseGrowth([held, line('memory-gb')], effectsOf([change(null, space(50))]))).toBe(null);
  });

  it('stays as it is when the limit alone is set, as far as it fits', () => {
    const before = line('vcpu', { soft: 40n });
    expect(limitOf('vcpu', { units: '60', soft: undefined }, before).soft).toBe(40n);
    expect(limitOf('vcpu', { units: '30', soft: undefined }, before).soft).toBe(30n);
    expect(limitOf('vcpu', { units: '30', soft: null }, before).soft).toBe(null);
    expect(limitOf('vcpu', { units: '30', soft: '25' }, undefined).soft).toBe(25n);
  });
});

describe('move', () => {
  const apply = (
    given: readonly QuotaLine[],
    movement: Parameters<typeof move>[0],
    changes: readonly QuotaChange[],
  ) => {
    const updates = move(movement, given, effectsOf(changes));
    return given.map((each) => ({ ...each, ...updates.find((update) => update.id === each.id) }));
  };

  it('refuses to book what was never reserved', () => {
    expect(() => move('book', lines, effectsOf([change(null, space(1))]))).toThrow(/never given/);
  });

  it('holds exactly what was delivered after any sequence of order, resize and release', () => {
    const size = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.record({ vcpu: size, fails: fc.boolean() }), { maxLength: 20 }), (steps) => {
        let held = lines;
        let delivered: QuotaChange['before'] = null;
        for (const { vcpu, fails } of steps) {
          const wanted = change(delivered, space(vcpu));
          if (refuseGrowth(held, effectsOf([wanted]))) continue;
          held = apply(held, 'reserve', [wanted]);
          expect(held.every((each) => leftOf(each) >= 0n)).toBe(true);
          held = apply(held, fails ? 'release' : 'book', [wanted]);
          if (!fails) delivered = space(vcpu);
        }
        const vcpu = held.find((each) => each.dimension === 'vcpu')!;
        expect([vcpu.reserved, vcpu.booked]).toEqual([0n, BigInt(delivered?.vcpu ?? 0)]);
        if (delivered)
          held = apply(apply(held, 'reserve', [change(delivered, null)]), 'book', [change(delivered, null)]);
        expect(held.every((each) => each.reserved === 0n && each.booked === 0n)).toBe(true);
      }),
    );
  });
});
