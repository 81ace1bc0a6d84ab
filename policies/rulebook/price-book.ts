import { overlapOf, type Period, wholeSecond } from './calendar.ts';
import type { PriceTerms } from './price-rule-text.ts';

/** One published version of a price book as charges go by it, half-open in time. */
export interface BookVersion {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly sample: boolean;
  /** Whose own book it belongs to; null: the general one. */
  readonly departmentId: string | null;
  readonly validFrom: Date;
  /** Null: no end is known. */
  readonly validTo: Date | null;
  /** By billing item. */
  readonly rules: ReadonlyMap<string, { readonly unit: string; readonly rule: PriceTerms }>;
}

/** A part of a period in which one rule of one version prices an item. */
export interface Reign extends Period {
  readonly version: BookVersion;
  readonly unit: string;
  readonly rule: PriceTerms;
}

/**
 * Which rule prices an item at each instant of a period, in order of time, cut to whole seconds: the department's own where its book has
 * one, else the general one. Together with `gaps` the reigns are a partition: every instant has one price or is a gap, none has two.
 * Throws where two versions of one book overlap, which the database refuses to store.
 */
export function reignsOf(versions: readonly BookVersion[], sku: string, period: Period) {
  const own = spansOf(
    versions.filter(({ departmentId }) => departmentId !== null),
    sku,
    period,
  );
  const general = spansOf(
    versions.filter(({ departmentId }) => departmentId === null),
    sku,
    period,
  );
  const free = without(period, own);
  const filled = free.flatMap((part) =>
    general.flatMap((reign) => {
      const overlap = overlapOf(reign, part);
      return overlap ? [{ ...reign, ...overlap }] : [];
    }),
  );
  const reigns = [...own, ...filled].toSorted((a, b) => a.from.getTime() - b.from.getTime());
  return { reigns, gaps: without(period, reigns) };
}

function spansOf(versions: readonly BookVersion[], sku: string, period: Period): readonly Reign[] {
  const spans = versions
    .flatMap((version) => {
      const priced = version.rules.get(sku);
      const to = version.validTo ? wholeSecond(version.validTo) : period.to;
      const overlap = overlapOf(period, { from: wholeSecond(version.validFrom), to });
      return priced && overlap ? [{ ...overlap, version, ...priced }] : [];
    })
    .toSorted((a, b) => a.from.getTime() - b.from.getTime());
  for (const [index, { from, version }] of spans.entries()) {
    const before = spans[index - 1];
    if (before && before.to > from)
      throw new RangeError(`price versions ${before.version.number} and ${version.number} both price ${sku}`);
  }
  return spans;
}

/** What of a period is in none of `spans`, which are in order of time and don't overlap. */
function without(period: Period, spans: readonly Period[]): readonly Period[] {
  const gaps: Period[] = [];
  let reached = period.from;
  for (const { from, to } of spans) {
    if (from > reached) gaps.push({ from: reached, to: from });
    reached = to;
  }
  return reached < period.to ? [...gaps, { from: reached, to: period.to }] : gaps;
}
