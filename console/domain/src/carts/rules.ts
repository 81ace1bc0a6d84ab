import { type OrderLineInput, orderLineInputSchema, type Trouble } from '../requests/schemas.ts';
import type { CartEntry, CartLine } from './schemas.ts';

/** A line as it was put in. */
export interface KeptLine extends CartEntry {
  readonly id: string;
  readonly addedAt: Date;
  readonly itemVersion: number;
  /** Fen a month then; null: it could not be priced. */
  readonly monthFen: bigint | null;
}

/** What is known of a line today. Amounts in fen; null: it can't be priced. */
export interface StandingNow {
  readonly itemVersion: number;
  readonly monthFen: bigint | null;
  readonly yearEndFen: bigint | null;
  readonly trouble: Trouble | null;
}

/** The order line that an entry is; null while anything of it is missing. */
export function orderLineOf({ cloud, zone, spec }: CartEntry): OrderLineInput | null {
  return orderLineInputSchema.safeParse({ cloud, zone, spec }).data ?? null;
}

/** A line with what has changed since it was put in. What could not be priced then or can't be now has no change of price: its trouble says why. */
export function cartLine(kept: KeptLine, now: StandingNow): CartLine {
  const { id, cloud, zone, spec, addedAt, itemVersion, monthFen } = kept;
  const priced = monthFen !== null && now.monthFen !== null;
  return {
    id,
    cloud,
    zone,
    spec,
    addedAt: addedAt.toISOString(),
    complete: orderLineOf(kept) !== null,
    monthFenThen: monthFen?.toString() ?? null,
    monthFen: now.monthFen?.toString() ?? null,
    yearEndFen: now.yearEndFen?.toString() ?? null,
    itemVersionThen: itemVersion,
    itemVersion: now.itemVersion,
    changes: [
      ...(priced && now.monthFen > monthFen ? (['price-up'] as const) : []),
      ...(priced && now.monthFen < monthFen ? (['price-down'] as const) : []),
      ...(now.itemVersion === itemVersion ? [] : (['terms'] as const)),
    ],
    trouble: now.trouble,
  };
}

interface Place {
  readonly slug: string;
  readonly zones: readonly { readonly code: string }[];
}

/** Why entries can't be kept: the first cloud, or zone of the cloud, that there is not; null when each is known or not chosen yet. */
export function refusePlaces(entries: readonly CartEntry[], places: readonly Place[]): Trouble | null {
  for (const { cloud, zone } of entries) {
    const chosen = places.filter(({ slug }) => cloud === null || slug === cloud);
    if (cloud !== null && chosen.length === 0) return { code: 'CLOUD_UNKNOWN', facts: { cloud } };
    if (zone !== null && !chosen.some(({ zones }) => zones.some(({ code }) => code === zone)))
      return { code: 'ZONE_UNKNOWN', facts: cloud === null ? { zone } : { zone, cloud } };
  }
  return null;
}

/** Sum of what is known; null counts nothing. */
export function sumFen(amounts: readonly (bigint | null)[]): string {
  return amounts.reduce<bigint>((sum, fen) => sum + (fen ?? 0n), 0n).toString();
}
