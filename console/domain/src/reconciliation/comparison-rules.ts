import { overlapOf, type Period, secondsBetween, wholeSecond } from '@zhengyun/rulebook/calendar.ts';
import { heldAmounts, type Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, DIMENSIONS, SKUS, type Sku, skuOf } from '@zhengyun/rulebook/dimension.ts';
import { PPM } from '@zhengyun/rulebook/money.ts';
import { type Quantity, quantityOf } from '@zhengyun/rulebook/quantity.ts';
import type { ChargedSku } from '../rating/schemas.ts';
import type { Placed } from './balance-rules.ts';
import { differing, heldBySteps, type Step, sameAmounts } from './book-rules.ts';
import type { SIDES_STAND } from './schemas.ts';

/** equal, differs, or not known: something was not looked at, or no bill came. Not known is never equal. */
export type Stand = (typeof SIDES_STAND)[number];

/** The last look at a resource's objects on its cluster, and what was last carried out there. */
export interface Sight {
  readonly resourceId: string;
  readonly outcome: 'same' | 'drifted' | 'unknown' | 'unchecked';
  /** Since when each look said the same, and when the last one was. */
  readonly since: Date | null;
  readonly checkedAt: Date | null;
  /** Null: nothing stands there. */
  readonly carriedOut: { readonly spec: ItemSpec; readonly power: Power; readonly at: Date } | null;
}

/**
 * What the cluster was seen to hold of a resource at `at`; null: nobody knows. Known only where every look from before `at` to one that was no longer
 * ago than `hours` found every object as it had been carried out before `at`.
 */
export function seenAt(sight: Sight | undefined, at: Date, hours: number): Amounts | null {
  if (sight?.outcome !== 'same' || !sight.carriedOut || !sight.since || !sight.checkedAt) return null;
  const fresh = sight.checkedAt.getTime() + hours * 3_600_000 >= at.getTime();
  if (sight.since > at || !fresh || sight.carriedOut.at > at) return null;
  return heldAmounts(sight.carriedOut.spec, sight.carriedOut.power);
}

/** Unit·months of each resource by item: each interval of a book within `period` of `month`, to the whole second, as a charge is counted. */
export function quantitiesOf(
  steps: readonly Step[],
  { period, month }: { readonly period: Period; readonly month: Period },
  resources: ReadonlyMap<string, Placed>,
): ReadonlyMap<string, ReadonlyMap<Sku, Quantity>> {
  const length = secondsBetween(month.from, month.to);
  const result = new Map<string, Map<Sku, Quantity>>();
  for (const [resourceId, own] of Map.groupBy(steps, (step) => step.resourceId)) {
    const place = resources.get(resourceId);
    const ordered = own.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const sums = new Map<Sku, Quantity>();
    ordered.forEach((step, index) => {
      const until = ordered[index + 1]?.at ?? period.to;
      const span = overlapOf({ from: wholeSecond(step.at), to: wholeSecond(until) }, period);
      if (!span || !place) return;
      const seconds = {
        from: secondsBetween(month.from, span.from),
        to: secondsBetween(month.from, span.to),
        month: length,
      };
      for (const dimension of DIMENSIONS) {
        const units = step.after[dimension] ?? 0n;
        const sku = skuOf(dimension, place.xinchuang);
        if (units > 0n) sums.set(sku, (sums.get(sku) ?? 0n) + quantityOf(units, seconds));
      }
    });
    result.set(resourceId, sums);
  }
  return result;
}

/** Vendors' quantities by cloud and item, held or consumed, of clouds that a bill came of. */
export type Billed = ReadonlyMap<string, ReadonlyMap<ChargedSku, Quantity>>;

export interface ComparisonFacts {
  readonly period: Period;
  readonly month: Period;
  readonly ledger: readonly Step[];
  readonly ordered: readonly Step[];
  readonly resources: ReadonlyMap<string, Placed>;
  readonly sights: ReadonlyMap<string, Sight>;
  readonly bills: Billed;
  readonly lookCountsHours: number;
  readonly billTolerancePpm: bigint;
}

/** The four books beside each other: stock at the end in units, quantity of the month in unit·months. */
export interface ComparisonRow {
  readonly cloudId: string;
  readonly sku: Sku;
  readonly orderUnits: bigint;
  readonly meterUnits: bigint;
  /** Of the resources that were seen; null: none was. */
  readonly clusterUnits: bigint | null;
  /** What the meter has of those that nobody saw. */
  readonly unseenUnits: bigint;
  readonly orderQuantity: Quantity;
  readonly meterQuantity: Quantity;
  /** Null: no bill came of this cloud and month. */
  readonly billQuantity: Quantity | null;
  readonly meterOrder: Stand;
  readonly meterCluster: Stand;
  readonly meterBill: Stand;
}

/** What the cluster of a resource shows, where that is not what the meter has. A counted service has no objects: nobody sees it. */
export interface ClusterDifference {
  readonly resourceId: string;
  readonly meter: Amounts;
  readonly cluster: Amounts;
  readonly dimensions: readonly string[];
}

interface Sums {
  order: bigint;
  meter: bigint;
  seen: bigint | null;
  unseen: bigint;
  differs: boolean;
  orderQuantity: bigint;
  meterQuantity: bigint;
}

/** Own meter, orders, cluster and vendor's bill by cloud and item. */
export function compare(facts: ComparisonFacts): {
  readonly rows: readonly ComparisonRow[];
  readonly onCluster: readonly ClusterDifference[];
} {
  const { period, resources } = facts;
  const [meter, order] = [heldBySteps(facts.ledger, period.to), heldBySteps(facts.ordered, period.to)];
  const quantities = [facts.ledger, facts.ordered].map((steps) => quantitiesOf(steps, facts, resources));
  const sums = new Map<string, Sums>();
  const rowFor = (cloudId: string, sku: Sku): Sums => {
    const key = `${cloudId}|${sku}`;
    const row = sums.get(key) ?? {
      ...{ order: 0n, meter: 0n, seen: null, unseen: 0n },
      ...{ differs: false, orderQuantity: 0n, meterQuantity: 0n },
    };
    sums.set(key, row);
    return row;
  };
  const onCluster: ClusterDifference[] = [];
  for (const [resourceId, place] of resources) {
    const own = meter.get(resourceId) ?? {};
    const ordered = order.get(resourceId) ?? {};
    const cluster = seenAt(facts.sights.get(resourceId), period.to, facts.lookCountsHours);
    if (cluster && !sameAmounts(own, cluster))
      onCluster.push({ resourceId, meter: own, cluster, dimensions: differing(own, cluster) });
    for (const dimension of DIMENSIONS) {
      const [units, wanted, there] = [own[dimension] ?? 0n, ordered[dimension] ?? 0n, cluster?.[dimension] ?? 0n];
      if (units === 0n && wanted === 0n && there === 0n) continue;
      const row = rowFor(place.cloudId, skuOf(dimension, place.xinchuang));
      row.order += wanted;
      row.meter += units;
      if (cluster === null) row.unseen += units;
      else row.seen = (row.seen ?? 0n) + there;
      row.differs ||= cluster !== null && there !== units;
    }
    for (const [side, name] of [['meterQuantity', 0] as const, ['orderQuantity', 1] as const])
      for (const [sku, quantity] of quantities[name]?.get(resourceId) ?? [])
        rowFor(place.cloudId, sku)[side] += quantity;
  }
  for (const [cloudId, items] of facts.bills) for (const sku of SKUS) if (items.has(sku)) rowFor(cloudId, sku);
  const rows = [...sums].map(([key, row]) => comparisonRow(key, row, facts));
  return { rows: rows.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)), onCluster };
}

const nameOf = ({ cloudId, sku }: ComparisonRow) => `${cloudId}|${sku}`;

function comparisonRow(key: string, row: Sums, facts: ComparisonFacts): ComparisonRow {
  const [cloudId, sku] = key.split('|') as [string, Sku];
  const bill = facts.bills.get(cloudId);
  const billQuantity = bill ? (bill.get(sku) ?? 0n) : null;
  const sameOrder = row.meter === row.order && row.meterQuantity === row.orderQuantity;
  return {
    cloudId,
    sku,
    orderUnits: row.order,
    meterUnits: row.meter,
    clusterUnits: row.seen,
    unseenUnits: row.unseen,
    orderQuantity: row.orderQuantity,
    meterQuantity: row.meterQuantity,
    billQuantity,
    meterOrder: sameOrder ? 'equal' : 'differs',
    meterCluster: row.differs ? 'differs' : row.unseen > 0n || row.seen === null ? 'unknown' : 'equal',
    meterBill: billStand(row.meterQuantity, billQuantity, facts.billTolerancePpm),
  };
}

/** A vendor's quantity beside one's own: equal where it is off by no more than `ppm` of one's own, unknown where no bill came. */
export function billStand(own: Quantity, bill: Quantity | null, ppm: bigint): Stand {
  if (bill === null) return 'unknown';
  const off = own > bill ? own - bill : bill - own;
  return off * PPM <= own * ppm ? 'equal' : 'differs';
}
