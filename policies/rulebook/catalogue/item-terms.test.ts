import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, itemOf } from '../catalogue.ts';
import { TIERS } from '../tier.ts';
import {
  beyondRelease,
  brokenTerm,
  type ItemTerms,
  type ItemVersion,
  SHIPPED_FROM,
  STACKS,
  shippedVersion,
  versionAt,
} from './item-terms.ts';

const host = itemOf('cloud-host');
const shipped = shippedVersion(host).terms;
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const version = (n: number, day: string, terms: Partial<ItemTerms> = {}): ItemVersion => ({
  item: 'cloud-host',
  version: n,
  validFrom: at(day),
  terms: { ...shipped, ...terms },
});

const ZONES = ['extranet', 'internet', 'dedicated'];
const placeArbitrary = fc.record({
  tier: fc.constantFrom(...TIERS),
  zone: fc.constantFrom(...ZONES),
  xinchuang: fc.boolean(),
  mlpsGrade: fc.integer({ min: 1, max: 3 }),
});
const termsArbitrary: fc.Arbitrary<ItemTerms> = fc.record({
  onSale: fc.boolean(),
  leadWorkingDays: fc.integer({ min: 1, max: 60 }),
  maximumMlps: fc.constantFrom(1 as const, 2 as const, 3 as const),
  tiers: fc.subarray([...TIERS]),
  stacks: fc.subarray([...STACKS]),
  zones: fc.option(fc.subarray(ZONES)),
  availabilityPpm: fc.bigInt({ min: 0n, max: 1_000_000n }),
});

describe('the terms an item is offered on', () => {
  it('are those of the release until a version is published, for every item', () => {
    for (const item of CATALOGUE) {
      const { current, next } = versionAt(item, [], at('2026-11-23'));
      expect(current).toMatchObject({ item: item.code, version: 1, validFrom: SHIPPED_FROM });
      expect(current.terms).toMatchObject({ onSale: item.available, leadWorkingDays: item.leadWorkingDays });
      expect(next).toBeNull();
    }
  });

  it('are those of the version that began last, whatever the order they are listed in', () => {
    const published = [version(3, '2026-12-01'), version(2, '2026-06-01'), version(4, '2027-01-01')];
    const told = (day: string) => {
      const { current, next } = versionAt(host, published, at(day));
      return [current.version, next?.version ?? null];
    };
    expect(told('2026-05-31')).toEqual([1, 2]);
    expect(told('2026-06-01')).toEqual([2, 3]);
    expect(told('2026-12-15')).toEqual([3, 4]);
    expect(told('2027-05-01')).toEqual([4, null]);
  });

  it('are not another item’s', () => {
    expect(versionAt(itemOf('cache'), [version(2, '2026-06-01')], at('2026-12-01')).current.version).toBe(1);
  });

  it.each([
    [{ onSale: false }, 'onSale'],
    [{ tiers: ['provincial'] }, 'tiers'],
    [{ stacks: ['xinchuang'] }, 'stacks'],
    [{ zones: ['internet'] }, 'zones'],
    [{ maximumMlps: 2 }, 'maximumMlps'],
    [{}, null],
  ] as const)('%j keep a grade 3 order on a city’s x86 extranet off by %s', (change, broken) => {
    const place = { tier: 'municipal', zone: 'extranet', xinchuang: false, mlpsGrade: 3 } as const;
    expect(brokenTerm({ ...shipped, ...change }, place)).toBe(broken);
  });

  it('never let in more when they name less', () => {
    fc.assert(
      fc.property(termsArbitrary, termsArbitrary, placeArbitrary, (terms, other, place) => {
        const zones = terms.zones?.filter((zone) => other.zones?.includes(zone) ?? true) ?? other.zones;
        const narrower: ItemTerms = {
          ...terms,
          onSale: terms.onSale && other.onSale,
          tiers: terms.tiers.filter((tier) => other.tiers.includes(tier)),
          stacks: terms.stacks.filter((stack) => other.stacks.includes(stack)),
          zones,
          maximumMlps: Math.min(terms.maximumMlps, other.maximumMlps) as 1 | 2 | 3,
        };
        const both = brokenTerm(terms, place) === null && brokenTerm(other, place) === null;
        expect(brokenTerm(narrower, place) === null).toBe(both);
      }),
    );
  });

  it('never offer more than the release can make', () => {
    expect(beyondRelease({ ...shipped, maximumMlps: 3 }, { ...host, maximumMlps: 2 })).toBe('maximumMlps');
    expect(beyondRelease(shipped, { ...host, available: false })).toBe('onSale');
    expect(beyondRelease({ ...shipped, onSale: false }, { ...host, available: false })).toBeNull();
    for (const item of CATALOGUE) expect(beyondRelease(shippedVersion(item).terms, item)).toBeNull();
  });
});
