import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { METER_SKUS, type MeterSku } from '@zhengyun/rulebook/meters.ts';
import type { Quantity } from '@zhengyun/rulebook/quantity.ts';
import type { Placed } from './balance-rules.ts';
import { heldBySteps, type Step } from './book-rules.ts';
import { type Billed, billStand, type Stand } from './comparison-rules.ts';

/** What is consumed, by cloud and item: own meter and vendor's bill. It is ordered in no quantity, and no look at a cluster shows it. */
export interface ConsumedRow {
  readonly cloudId: string;
  readonly sku: MeterSku;
  /** In the item's unit; null: not all of the cloud's use is rated, or not all of the item's has a price. */
  readonly meterQuantity: Quantity | null;
  /** Null: no bill came of this cloud and month. */
  readonly billQuantity: Quantity | null;
  readonly meterBill: Stand;
}

export interface ConsumedFacts {
  /** By cloud and item, as rated. */
  readonly own: ReadonlyMap<string, ReadonlyMap<MeterSku, Quantity>>;
  /** Clouds on which somebody holds something whose month is not rated whole. */
  readonly unrated: ReadonlySet<string>;
  /** Items that are in the ratings wherever they were used. */
  readonly priced: ReadonlySet<MeterSku>;
  readonly bills: Billed;
  readonly billTolerancePpm: bigint;
}

export const isConsumed = (sku: string): sku is MeterSku => (METER_SKUS as readonly string[]).includes(sku);

/** Own meter beside vendors' bills for what is consumed. Unknown is never equal. */
export function consumedRows({ own, unrated, priced, bills, billTolerancePpm }: ConsumedFacts): readonly ConsumedRow[] {
  const clouds = [...new Set([...own.keys(), ...bills.keys()])].toSorted();
  return clouds.flatMap((cloudId) => {
    const [metered, bill] = [own.get(cloudId), bills.get(cloudId)];
    const billed = [...(bill?.keys() ?? [])].filter(isConsumed);
    const skus = [...new Set([...(metered?.keys() ?? []), ...billed])].toSorted();
    return skus.map((sku): ConsumedRow => {
      const meterQuantity = unrated.has(cloudId) || !priced.has(sku) ? null : (metered?.get(sku) ?? 0n);
      const billQuantity = bill ? (bill.get(sku) ?? 0n) : null;
      const meterBill = meterQuantity === null ? 'unknown' : billStand(meterQuantity, billQuantity, billTolerancePpm);
      return { cloudId, sku, meterQuantity, billQuantity, meterBill };
    });
  });
}

interface Rated {
  readonly period: Period;
  readonly resources: ReadonlyMap<string, Placed>;
  /** Departments whose month is rated whole. */
  readonly rated: ReadonlySet<string>;
}

/** Clouds on which, by the ledger's steps, a department held something within the period whose month is not rated whole. */
export function cloudsNotRated(steps: readonly Step[], { period, resources, rated }: Rated): ReadonlySet<string> {
  const before = heldBySteps(steps, period.from);
  const clouds = steps.flatMap(({ resourceId, departmentId, at }) => {
    const within = at >= period.from && at < period.to;
    const held = within || Object.keys(before.get(resourceId) ?? {}).length > 0;
    const place = resources.get(resourceId);
    return at < period.to && held && place && departmentId !== null && !rated.has(departmentId) ? [place.cloudId] : [];
  });
  return new Set(clouds);
}
