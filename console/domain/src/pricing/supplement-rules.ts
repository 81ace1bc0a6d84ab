import { wholeSecond } from '@zhengyun/rulebook/calendar.ts';
import { type BookVersion, reignsOf } from '@zhengyun/rulebook/price-book.ts';
import type { PriceTerms } from '@zhengyun/rulebook/price-rule-text.ts';
import { DomainError } from '../verb/errors.ts';
import { onwards } from './in-use-rules.ts';

export interface Supplement {
  readonly versionId: string;
  readonly sku: string;
  readonly unit: string;
  readonly rule: PriceTerms;
}

interface Supplemented {
  readonly supplement_number: string | null;
  readonly supplement_reference: string | null;
  readonly supplemented_at: Date | null;
}

/** What a price that was added to its version is named by; null: it was published with it. */
export function supplementRef({
  supplement_number: number,
  supplement_reference: reference,
  supplemented_at: at,
}: Supplemented) {
  return number === null || reference === null || at === null
    ? null
    : { number, reference, approvedAt: at.toISOString() };
}

/** How long a version reigns; one without an end as far as prices are looked ahead. */
export function spanOfVersion({ validFrom, validTo }: Pick<BookVersion, 'validFrom' | 'validTo'>) {
  const { from, to } = onwards(validFrom);
  return { from, to: validTo === null ? to : wholeSecond(validTo) };
}

/**
 * Why a version may not be given a price of an item, or null. `versions`: those of the general book and, where the version is a department's own, of that book,
 * with what was added to them. METER_PRICED_AHEAD of what a meter counts; STATE_CONFLICT before the version has begun; PRICE_STANDS, naming the version, where at
 * any instant of its reign a price of the item stands already, so that no instant ever has two and none that had a price gets another.
 */
export function supplementRefusal(
  { version, sku, metered }: { readonly version: BookVersion; readonly sku: string; readonly metered: boolean },
  versions: readonly BookVersion[],
  now: Date,
): DomainError | null {
  if (metered) return new DomainError('METER_PRICED_AHEAD', { sku, field: 'sku' });
  if (version.validFrom > now) return new DomainError('STATE_CONFLICT', { object: version.number, state: 'to-come' });
  const [standing] = reignsOf(versions, sku, spanOfVersion(version)).reigns;
  if (!standing) return null;
  const from = standing.from.toISOString();
  return new DomainError('PRICE_STANDS', { sku, number: standing.version.number, from, field: 'sku' });
}

/** The versions as they charge once one of them was given a price. */
export function withSupplement(
  versions: readonly BookVersion[],
  { versionId, sku, unit, rule }: Supplement,
): readonly BookVersion[] {
  return versions.map((version) =>
    version.id === versionId ? { ...version, rules: new Map([...version.rules, [sku, { unit, rule }]]) } : version,
  );
}

/** Why somebody can't decide a supplement, or null: only one that waits, and never the one who proposed it. */
export function supplementDecisionRefusal(
  row: { readonly number: string; readonly state: string; readonly proposed_by: string },
  personId: string,
): DomainError | null {
  if (row.state !== 'proposed') return new DomainError('STATE_CONFLICT', { object: row.number, state: row.state });
  return row.proposed_by === personId ? new DomainError('SUPPLEMENT_PROPOSER', { number: row.number }) : null;
}
