import type { ItemVersion } from '@zhengyun/rulebook/catalogue/item-terms.ts';

/** What a line keeps of the terms it was asked for under: columns of its row. */
export interface PinnedTerms {
  readonly item_version: number;
  readonly lead_working_days: number | null;
  readonly availability_ppm: bigint | null;
}

/** The version of its item's terms in force, and what it promises; without one nothing is known to be promised. */
export function pinnedOf(version: ItemVersion | undefined): PinnedTerms {
  return {
    item_version: version?.version ?? 1,
    lead_working_days: version?.terms.leadWorkingDays ?? null,
    availability_ppm: version?.terms.availabilityPpm ?? null,
  };
}

/** Of a change that brings nothing: the version alone. */
export function pinnedWithoutPromise(version: ItemVersion | undefined): PinnedTerms {
  return { item_version: version?.version ?? 1, lead_working_days: null, availability_ppm: null };
}
