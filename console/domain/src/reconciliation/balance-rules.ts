import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { type Amounts, DIMENSIONS, type Sku, skuOf } from '@zhengyun/rulebook/dimension.ts';
import type { Tier } from '@zhengyun/rulebook/tier.ts';
import {
  type BookDifference,
  differencesOf,
  heldBySteps,
  type LedgerChange,
  type LedgerFault,
  ledgerSteps,
  type OrderEvent,
  orderSteps,
  type Step,
  stockAt,
} from './book-rules.ts';

/** What the books say of a resource beside what it holds. */
export interface Placed {
  readonly cloudId: string;
  readonly tier: Tier;
  readonly xinchuang: boolean;
}

/** Units of one billing item on one tier over a period; 信创 is part of the item. All but `resized` are never negative. */
export interface BalanceRow {
  readonly sku: Sku;
  readonly tier: Tier;
  /** Null: of all departments. */
  readonly departmentId: string | null;
  readonly opening: bigint;
  readonly opened: bigint;
  readonly reclaimed: bigint;
  readonly resized: bigint;
  readonly takenOn: bigint;
  readonly handedOver: bigint;
  readonly closing: bigint;
  /** The stock at the end by the orders; null: they are not kept by department. */
  readonly ordered: bigint | null;
  readonly balanced: boolean;
}

export interface Books {
  readonly changes: readonly LedgerChange[];
  readonly events: readonly OrderEvent[];
  readonly resources: ReadonlyMap<string, Placed>;
}

export interface Balance {
  readonly rows: readonly BalanceRow[];
  /** What within the period makes a sum worthless whatever it comes to. */
  readonly faults: readonly LedgerFault[];
  readonly differences: readonly BookDifference[];
  /** Every row adds up, and nothing within the period is wrong. */
  readonly balanced: boolean;
}

type Term = 'opening' | 'opened' | 'reclaimed' | 'resized' | 'takenOn' | 'handedOver' | 'closing' | 'ordered';
type Sums = Record<Term, bigint>;
/** What of a resource is added to a term. */
interface Held {
  readonly resourceId: string;
  readonly departmentId: string | null;
  readonly amounts: Amounts;
}
const TERM_OF = {
  opened: 'opened',
  reclaimed: 'reclaimed',
  resized: 'resized',
  'handed-over': 'handedOver',
  'taken-on': 'takenOn',
} as const satisfies Readonly<Record<Step['kind'], Term>>;
const EMPTY: Sums = {
  ...{ opening: 0n, opened: 0n, reclaimed: 0n, resized: 0n },
  ...{ takenOn: 0n, handedOver: 0n, closing: 0n, ordered: 0n },
};

/**
 * stock(t) = stock(t−1) + opened − reclaimed ± resized by item and tier, and by department where asked for (N6). Each term is worked out
 * from its own source: the stocks from the newest row before either instant, the flows from each change against what was held at an earlier
 * instant, and the last stock once more from the orders. Transfers cancel out over the province and are seen by department.
 */
export function balanceOver(books: Books, period: Period, by: 'province' | 'department'): Balance {
  const ledger = ledgerSteps(books.changes);
  const ordered = orderSteps(books.events, books.changes);
  const sums = new Map<string, Sums>();
  const add = (term: Term, of: Held, sign = 1n) => {
    const place = books.resources.get(of.resourceId);
    if (!place) return;
    for (const dimension of DIMENSIONS) {
      const units = of.amounts[dimension] ?? 0n;
      if (units === 0n) continue;
      const key = keyOf(skuOf(dimension, place.xinchuang), place.tier, by === 'department' ? of.departmentId : null);
      const row = sums.get(key) ?? { ...EMPTY };
      row[term] += sign * units;
      sums.set(key, row);
    }
  };
  const addStock = (term: 'opening' | 'closing', at: Date) => {
    for (const [resourceId, { departmentId, amounts }] of stockAt(books.changes, at))
      add(term, { resourceId, departmentId, amounts });
  };
  addStock('opening', period.from);
  addStock('closing', period.to);
  const within = ({ at }: { readonly at: Date }) => at >= period.from && at < period.to;
  for (const step of ledger.steps.filter(within)) {
    const falls = step.kind === 'reclaimed' || step.kind === 'handed-over';
    add(TERM_OF[step.kind], { ...step, amounts: step.after }, falls ? -1n : 1n);
    add(TERM_OF[step.kind], { ...step, amounts: step.before }, falls ? 1n : -1n);
  }
  if (by === 'province')
    for (const [resourceId, amounts] of heldBySteps(ordered, period.to))
      add('ordered', { resourceId, departmentId: null, amounts });
  const rows = [...sums].map(([key, row]) => rowOf(key, row, by)).toSorted(byName);
  const faults = ledger.faults.filter(within);
  const differences = differencesOf(ledger.steps, ordered).filter(within);
  const whole = faults.length === 0 && differences.length === 0;
  return { rows, faults, differences, balanced: whole && rows.every(({ balanced }) => balanced) };
}

const keyOf = (sku: Sku, tier: Tier, departmentId: string | null) => `${sku}|${tier}|${departmentId ?? ''}`;

function rowOf(key: string, row: Sums, by: 'province' | 'department'): BalanceRow {
  const [sku, tier, departmentId] = key.split('|') as [Sku, Tier, string];
  const ordered = by === 'province' ? row.ordered : null;
  const due = row.opening + row.opened - row.reclaimed + row.resized + row.takenOn - row.handedOver;
  const balanced = due === row.closing && (ordered === null || ordered === row.closing);
  return { sku, tier, departmentId: departmentId || null, ...row, ordered, balanced };
}

function byName(a: BalanceRow, b: BalanceRow): number {
  const name = (row: BalanceRow) => keyOf(row.sku, row.tier, row.departmentId);
  return name(a) < name(b) ? -1 : 1;
}
