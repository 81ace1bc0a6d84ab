import type { CatalogueItem, ItemCode } from '../catalogue.ts';
import type { Tier } from '../tier.ts';
import { TIERS } from '../tier.ts';

/** The two stacks 信创 and 非信创 as an item's terms name them (N10). */
export const STACKS = ['x86', 'xinchuang'] as const;
export type Stack = (typeof STACKS)[number];

/** On what terms an item is offered: to whom, where, how soon, how well. */
export interface ItemTerms {
  /** false: withdrawn 下架; what was delivered stays, nothing new is taken in. */
  readonly onSale: boolean;
  /** Working days from request to delivery that are promised. */
  readonly leadWorkingDays: number;
  readonly maximumMlps: 1 | 2 | 3;
  readonly tiers: readonly Tier[];
  readonly stacks: readonly Stack[];
  /** Codes of the zone dictionary; null: any zone. */
  readonly zones: readonly string[] | null;
  /** Availability that is promised over the natural month in Asia/Shanghai, in ppm. */
  readonly availabilityPpm: bigint;
}

/** One version of an item's terms, in force from `validFrom` until the next one begins. Orders pin its `version`. */
export interface ItemVersion {
  readonly item: ItemCode;
  readonly version: number;
  readonly validFrom: Date;
  readonly terms: ItemTerms;
}

/** When the catalogue that this release ships came into force: 2026-01-01 00:00 in Asia/Shanghai. */
export const SHIPPED_FROM = new Date('2025-12-31T16:00:00Z');

/** Sample target of PRODUCT.md section 6: 99.9 % of the month's minutes. */
const SAMPLE_AVAILABILITY_PPM = 999_000n;

/** Version 1 of every item: the terms that this release ships. Published versions count on from it. */
export function shippedVersion(item: CatalogueItem): ItemVersion {
  return {
    item: item.code,
    version: 1,
    validFrom: SHIPPED_FROM,
    terms: {
      onSale: item.available,
      leadWorkingDays: item.leadWorkingDays,
      maximumMlps: item.maximumMlps,
      tiers: TIERS,
      stacks: STACKS,
      zones: null,
      availabilityPpm: SAMPLE_AVAILABILITY_PPM,
    },
  };
}

/** The version of `item` in force at `at`, and the one that comes next; `published` in any order, other items' left out. */
export function versionAt(
  item: CatalogueItem,
  published: readonly ItemVersion[],
  at: Date,
): { readonly current: ItemVersion; readonly next: ItemVersion | null } {
  const own = published
    .filter((version) => version.item === item.code)
    .toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
  const current = own.findLast(({ validFrom }) => validFrom <= at) ?? shippedVersion(item);
  return { current, next: own.find(({ validFrom }) => validFrom > at) ?? null };
}

/** Which term keeps an item from a place. */
export type TermBroken = 'onSale' | 'tiers' | 'stacks' | 'zones' | 'maximumMlps';

/** The first of `terms` that keeps an order from a place, null when none does. Fails closed: what terms don't name is refused. */
export function brokenTerm(
  terms: ItemTerms,
  place: { readonly tier: Tier; readonly zone: string; readonly xinchuang: boolean; readonly mlpsGrade: number },
): TermBroken | null {
  if (!terms.onSale) return 'onSale';
  if (!terms.tiers.includes(place.tier)) return 'tiers';
  if (!terms.stacks.includes(place.xinchuang ? 'xinchuang' : 'x86')) return 'stacks';
  if (terms.zones !== null && !terms.zones.includes(place.zone)) return 'zones';
  return place.mlpsGrade > terms.maximumMlps ? 'maximumMlps' : null;
}

/** The first of `terms` that offers more than the release can make of `item`; null when none does. */
export function beyondRelease(terms: ItemTerms, item: CatalogueItem): 'onSale' | 'maximumMlps' | null {
  if (terms.onSale && !item.available) return 'onSale';
  return terms.maximumMlps > item.maximumMlps ? 'maximumMlps' : null;
}
