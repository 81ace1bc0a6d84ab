import type { Month } from '@zhengyun/rulebook/calendar.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import { amountsText } from '../metering/rules.ts';
import type { Balance, Placed } from './balance-rules.ts';
import { type LedgerChange, type OrderEvent, stockAt } from './book-rules.ts';
import type { ChainedStatement } from './chain-rules.ts';
import type { ClusterDifference, ComparisonRow } from './comparison-rules.ts';
import type { ConsumedRow } from './consumed-rules.ts';
import type { Finding } from './finding-rules.ts';
import { aboutResource, type OfResource, type Running } from './sanity-rules.ts';

type Known = ReadonlyMap<
  string,
  Placed & { readonly id: string; readonly number: string; readonly departmentId: string }
>;

function ofResource(resources: Known, resourceId: string): OfResource | null {
  const resource = resources.get(resourceId);
  if (!resource) return null;
  const { number, departmentId, cloudId } = resource;
  return { resourceId, number, departmentId, cloudId };
}

const amounts = (held: Amounts | null): string =>
  held === null
    ? 'none'
    : DIMENSIONS.flatMap((dimension) => {
        const units = amountsText(held)[dimension];
        return units === undefined ? [] : [`${dimension} ${units}`];
      }).join(', ') || '0';

/** What a month's balance shows: each fault and each difference of the books by its resource, each row that does not add up by itself. */
export function balanceFindings(balance: Balance, month: Month, resources: Known): readonly Finding[] {
  const rows = balance.rows.filter(({ balanced }) => !balanced);
  return [
    ...balance.faults.flatMap(({ is, resourceId, at }) => {
      const of = ofResource(resources, resourceId);
      const facts = { at: at.toISOString() };
      return of ? [aboutResource(of, { code: is, aspect: at.toISOString(), month, facts })] : [];
    }),
    ...balance.differences.flatMap(({ is, resourceId, at, ledger, ordered }) => {
      const of = ofResource(resources, resourceId);
      const facts = { at: at.toISOString(), meter: amounts(ledger), order: amounts(ordered) };
      return of ? [aboutResource(of, { code: is, aspect: at.toISOString(), month, facts })] : [];
    }),
    ...rows.map(
      (row): Finding => ({
        code: 'stock-unbalanced',
        subject: { kind: 'stock', id: `${row.sku}/${row.tier}`, label: row.sku },
        ...{ aspect: '', departmentId: null, cloudId: null, month },
        facts: {
          ...{
            sku: row.sku,
            tier: row.tier,
            opening: `${row.opening}`,
            opened: `${row.opened}`,
            reclaimed: `${row.reclaimed}`,
          },
          ...{ resized: `${row.resized}`, closing: `${row.closing}`, ordered: `${row.ordered ?? ''}` },
        },
      }),
    ),
  ];
}

interface Compared {
  readonly rows: readonly ComparisonRow[];
  readonly onCluster: readonly ClusterDifference[];
  readonly consumed: readonly ConsumedRow[];
}

/** What the four books show: a bill that is off, by cloud and item; what a cluster shows otherwise, of the current month alone, by resource. */
export function comparisonFindings(
  { rows, onCluster, consumed }: Compared,
  of: { readonly month: Month; readonly current: boolean; readonly resources: Known },
): readonly Finding[] {
  const bills = [...rows, ...consumed].filter(({ meterBill }) => meterBill === 'differs');
  return [
    ...bills.map(
      (row): Finding => ({
        code: 'bill-not-meter',
        subject: { kind: 'cloud', id: row.cloudId, label: row.sku },
        ...{ aspect: row.sku, departmentId: null, cloudId: row.cloudId, month: of.month },
        facts: {
          sku: row.sku,
          meter: formatQuantity(row.meterQuantity ?? 0n),
          bill: formatQuantity(row.billQuantity ?? 0n),
        },
      }),
    ),
    ...(of.current ? onCluster : []).flatMap(({ resourceId, meter, cluster }) => {
      const resource = ofResource(of.resources, resourceId);
      const facts = { meter: amounts(meter), cluster: amounts(cluster) };
      return resource ? [aboutResource(resource, { code: 'meter-not-cluster', aspect: '', month: null, facts })] : [];
    }),
  ];
}

/** Each step of a statement whose sides are not equal. */
export function chainFindings(statements: readonly ChainedStatement[], month: Month): readonly Finding[] {
  return statements.flatMap(({ id, number, department, steps }) =>
    steps
      .filter(({ equal }) => !equal)
      .map(
        ({ step, left, right }): Finding => ({
          code: 'chain-broken',
          subject: { kind: 'statement', id, label: number },
          ...{ aspect: step, departmentId: department.id, cloudId: null, month, facts: { step, left, right } },
        }),
      ),
  );
}

interface NowBooks {
  readonly changes: readonly LedgerChange[];
  readonly events: readonly OrderEvent[];
  readonly resources: Known;
}

/** What each resource runs with by the ledger, beside all it was last allocated by its orders. */
export function runningOf({ changes, events, resources }: NowBooks, now: Date): readonly Running[] {
  const delivered = Map.groupBy(
    events.filter(({ spec }) => spec !== null),
    ({ resourceId }) => resourceId,
  );
  return [...stockAt(changes, now)].flatMap(([resourceId, { amounts: running }]) => {
    const of = ofResource(resources, resourceId);
    const newest = delivered.get(resourceId)?.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
    return of && newest?.spec ? [{ ...of, running, allocated: amountsOf(newest.spec) }] : [];
  });
}
