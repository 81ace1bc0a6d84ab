import { type BookVersion, reignsOf } from '@zhengyun/rulebook/price-book.ts';
import { unitPriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { supplementDecisionRefusal, supplementRefusal, withSupplement } from './supplement-rules.ts';

const HOUR = 3_600_000;
const at = (hour: number) => new Date(Date.UTC(2026, 0, 1) + hour * HOUR);
const NOW = at(100);
const SKUS = ['vcpu.x86', 'memory-gb.x86'] as const;
const priced = (skus: readonly string[], price: bigint) =>
  new Map(skus.map((sku) => [sku, { unit: '核·月', rule: unitPriceRule(price) }]));
const version = (id: string, [from, to]: readonly [number, number | null], more: Partial<BookVersion> = {}) => ({
  ...{ id, number: id, name: id, sample: false, departmentId: null, validFrom: at(from) },
  ...{ validTo: to === null ? null : at(to), rules: priced([], 1n), ...more },
});
const asked = (of: BookVersion, sku: string = SKUS[0]) => ({ version: of, sku, metered: false });
const ours = { departmentId: 'ours' };

describe('a supplement', () => {
  it('fills what a version that has begun has no price of, be it in force or over', () => {
    const [old, current] = [version('old', [0, 50]), version('current', [50, null])];
    expect(supplementRefusal(asked(old), [old, current], NOW)).toBeNull();
    expect(supplementRefusal(asked(current), [old, current], NOW)).toBeNull();
  });

  it('is refused where the version has a price, naming it', () => {
    const current = version('JG-1', [0, null], { rules: priced(['vcpu.x86'], 1n) });
    expect(supplementRefusal(asked(current), [current], NOW)).toMatchObject({
      code: 'PRICE_STANDS',
      facts: { sku: 'vcpu.x86', number: 'JG-1', from: at(0).toISOString(), field: 'sku' },
    });
  });

  it('never takes a department’s own book before a general price that stands for a part of its reign', () => {
    const general = version('general', [70, null], { rules: priced(['vcpu.x86'], 1n) });
    const own = version('own', [0, null], ours);
    expect(supplementRefusal(asked(own), [version('before', [0, 70]), general, own], NOW)).toMatchObject({
      code: 'PRICE_STANDS',
      facts: { number: 'general', from: at(70).toISOString() },
    });
  });

  it('is refused for a version to come, which can be withdrawn and published whole', () => {
    const coming = version('coming', [101, null]);
    expect(supplementRefusal(asked(coming), [coming], NOW)).toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { object: 'coming', state: 'to-come' },
    });
  });

  it('is refused of what a meter counts: it would charge backwards what was said to cost nothing', () => {
    const current = version('current', [0, null]);
    expect(supplementRefusal({ ...asked(current), metered: true }, [current], NOW)?.code).toBe('METER_PRICED_AHEAD');
  });

  it('is decided once, by another than who proposed it', () => {
    const row = { number: 'BJ-1', state: 'proposed', proposed_by: 'a' };
    expect(supplementDecisionRefusal(row, 'a')?.code).toBe('SUPPLEMENT_PROPOSER');
    expect(supplementDecisionRefusal(row, 'b')).toBeNull();
    expect(supplementDecisionRefusal({ ...row, state: 'approved' }, 'b')).toMatchObject({
      code: 'STATE_CONFLICT',
      facts: { object: 'BJ-1', state: 'approved' },
    });
  });
});

/** A book whose versions follow each other, each with prices of some of the items. */
const bookOf = (departmentId: string | null) =>
  fc
    .array(fc.record({ hours: fc.integer({ min: 1, max: 60 }), skus: fc.subarray([...SKUS]) }), { maxLength: 5 })
    .map((parts) => {
      let from = 0;
      return parts.map(({ hours, skus }, place) => {
        const span = [from, place === parts.length - 1 ? null : from + hours] as const;
        from += hours;
        const id = `${departmentId ?? 'general'}-${place}`;
        return version(id, span, { departmentId, rules: priced(skus, BigInt(place + 1)) });
      });
    });
const period = { from: at(0), to: at(400) };

/** The version and price of each hour, or null: what reignsOf says of the whole period, which throws where two reign. */
function hoursOf(versions: readonly BookVersion[], sku: string): readonly (string | null)[] {
  const { reigns, gaps } = reignsOf(versions, sku, period);
  const hours: (string | null)[] = [];
  for (let hour = 0; hour < 400; hour++) {
    const found = reigns.filter(({ from, to }) => from <= at(hour) && at(hour) < to);
    const missing = gaps.filter(({ from, to }) => from <= at(hour) && at(hour) < to);
    expect(found.length + missing.length).toBe(1);
    hours.push(found[0] ? `${found[0].version.id}/${JSON.stringify(found[0].rule.model, (_, v) => `${v}`)}` : null);
  }
  return hours;
}

describe('a version with its supplements', () => {
  it('is a partition still: each instant has one price or none, and one that had a price keeps it', () => {
    const wanted = fc.record({ place: fc.nat(9), sku: fc.constantFrom(...SKUS) });
    fc.assert(
      fc.property(bookOf(null), bookOf('ours'), fc.array(wanted, { maxLength: 6 }), (general, own, supplements) => {
        let versions: readonly BookVersion[] = [...general, ...own];
        for (const { place, sku } of supplements) {
          const chosen = versions[place];
          if (!chosen) continue;
          // As the verb reads them: the general book, and the version's own where it is a department's.
          const beside = chosen.departmentId === null ? versions.filter((v) => v.departmentId === null) : versions;
          const others = [versions.filter((v) => v.departmentId === null), versions];
          const before = others.map((each) => hoursOf(each, sku));
          const rule = unitPriceRule(99n);
          const refusal = supplementRefusal({ version: chosen, sku, metered: false }, beside, at(1000));
          const reigned = hoursOf(beside, sku).filter(
            (price, hour) =>
              price !== null && at(hour) >= chosen.validFrom && (!chosen.validTo || at(hour) < chosen.validTo),
          );
          expect(refusal === null).toBe(reigned.length === 0);
          if (refusal) continue;
          versions = withSupplement(versions, { versionId: chosen.id, sku, unit: '核·月', rule });
          const after = [versions.filter((v) => v.departmentId === null), versions].map((each) => hoursOf(each, sku));
          for (const [book, hours] of before.entries())
            for (const [hour, price] of hours.entries()) if (price !== null) expect(after[book]?.[hour]).toBe(price);
          // And no gap is left of the version's own reign.
          const filled = after[1] ?? [];
          const last = chosen.validTo ? (chosen.validTo.getTime() - at(0).getTime()) / HOUR : 400;
          for (let hour = (chosen.validFrom.getTime() - at(0).getTime()) / HOUR; hour < last; hour++)
            expect(filled[hour]).not.toBeNull();
        }
      }),
      { numRuns: 60 },
    );
  });
});
