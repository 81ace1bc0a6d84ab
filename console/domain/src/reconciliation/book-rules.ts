import { heldAmounts, type Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import { byInstant, type ResourceChange } from '../metering/rules.ts';

/** A row of the ledger: what a resource holds for a department from `at` on. */
export interface LedgerChange extends Pick<ResourceChange, 'id' | 'kind' | 'at' | 'amounts' | 'cause'> {
  readonly resourceId: string;
  readonly departmentId: string;
}

/** What was ordered and done to a resource, as the orders and operations have it; nothing of it comes from the ledger. */
export interface OrderEvent {
  readonly resourceId: string;
  /** For an operation that nobody ordered by a line: when it ended, shortly after the cluster was seen with it. */
  readonly at: Date;
  readonly is: 'delivered' | 'released' | 'switched';
  /** Such an operation. */
  readonly operationId: string | null;
  readonly spec: ItemSpec | null;
  readonly power: Power | null;
}

export const STEP_KINDS = ['opened', 'reclaimed', 'resized', 'handed-over', 'taken-on'] as const;

/** One step of a book: what was held before it and what after. */
export interface Step {
  readonly resourceId: string;
  /** Null: the book does not say. */
  readonly departmentId: string | null;
  readonly kind: (typeof STEP_KINDS)[number];
  readonly at: Date;
  readonly before: Amounts;
  readonly after: Amounts;
  /** The change in the ledger; null: of the orders. */
  readonly changeId: string | null;
}

/** What is wrong with the ledger by itself. */
export interface LedgerFault {
  readonly is: 'ledger-gap' | 'two-open-intervals';
  readonly resourceId: string;
  readonly departmentId: string;
  readonly at: Date;
  readonly changeId: string;
}

const NOTHING: Amounts = {};
const STEP_OF: Readonly<Record<LedgerChange['kind'], Step['kind']>> = {
  create: 'opened',
  resize: 'resized',
  stop: 'resized',
  start: 'resized',
  delete: 'reclaimed',
  'handed-over': 'handed-over',
  'taken-on': 'taken-on',
};
const BEGINS: readonly LedgerChange['kind'][] = ['create', 'taken-on'];
const ENDS: readonly LedgerChange['kind'][] = ['delete', 'handed-over'];

/** Whether both hold the same of everything. */
export function sameAmounts(a: Amounts, b: Amounts): boolean {
  return DIMENSIONS.every((dimension) => (a[dimension] ?? 0n) === (b[dimension] ?? 0n));
}

/** Dimensions of which `a` and `b` hold different amounts. */
export function differing(a: Amounts, b: Amounts): readonly Dimension[] {
  return DIMENSIONS.filter((dimension) => (a[dimension] ?? 0n) !== (b[dimension] ?? 0n));
}

/** Rows by resource, each in the order of the ledger. */
export function byResource<Row extends { readonly resourceId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row[]> {
  return Map.groupBy(rows, ({ resourceId }) => resourceId);
}

/**
 * The ledger's steps. What was held before one is told by the newest row of an earlier instant, never by a row of the same one: a row
 * that is there twice counts twice and is seen by it.
 */
export function ledgerSteps(changes: readonly LedgerChange[]): {
  steps: readonly Step[];
  faults: readonly LedgerFault[];
} {
  const steps: Step[] = [];
  const faults: LedgerFault[] = [];
  for (const rows of byResource(changes).values()) {
    const ordered = rows.toSorted(byInstant);
    ordered.forEach((row, index) => {
      const earlier = ordered.slice(0, index).findLast(({ at }) => at < row.at);
      const open = earlier !== undefined && !ENDS.includes(earlier.kind);
      const { resourceId, departmentId, at, id: changeId } = row;
      const before = BEGINS.includes(row.kind) ? NOTHING : (earlier?.amounts ?? NOTHING);
      const after = ENDS.includes(row.kind) ? NOTHING : row.amounts;
      steps.push({ resourceId, departmentId, kind: STEP_OF[row.kind], at, before, after, changeId });
      const is = faultOf(row, ordered, open);
      if (is) faults.push({ is, resourceId, departmentId, at, changeId });
    });
  }
  return { steps, faults };
}

function faultOf(row: LedgerChange, all: readonly LedgerChange[], open: boolean): LedgerFault['is'] | null {
  const same = all.filter((other) => other.id !== row.id && other.at.getTime() === row.at.getTime());
  if (same.some(({ kind }) => kind === row.kind)) return 'two-open-intervals';
  const paired = (kind: LedgerChange['kind']) =>
    same.some((other) => other.kind === kind && other.cause.id === row.cause.id);
  if (row.kind === 'taken-on') return paired('handed-over') ? null : open ? 'two-open-intervals' : 'ledger-gap';
  if (row.kind === 'create') return open ? 'two-open-intervals' : null;
  if (row.kind === 'handed-over' && !paired('taken-on')) return 'ledger-gap';
  return open ? null : 'ledger-gap';
}

/**
 * The orders' steps. An operation that no line ordered has the instant of the change it made, where that is there: it was written of
 * the same look at the cluster, which the operation itself does not keep.
 */
export function orderSteps(events: readonly OrderEvent[], changes: readonly LedgerChange[]): readonly Step[] {
  const seen = new Map(changes.map(({ cause, resourceId, at }) => [`${cause.id}/${resourceId}`, at]));
  const placed = events.map((event) => ({
    ...event,
    at: seen.get(`${event.operationId}/${event.resourceId}`) ?? event.at,
  }));
  return [...byResource(placed).values()].flatMap((rows) => {
    let spec: ItemSpec | null = null;
    let power: Power = 'running';
    let before = NOTHING;
    return rows
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .flatMap((event): Step[] => {
        const held = spec !== null;
        spec = event.is === 'released' ? null : (event.spec ?? spec);
        power = event.power ?? power;
        const after = spec === null ? NOTHING : heldAmounts(spec, power);
        if (!held && spec === null) return [];
        const kind = spec === null ? 'reclaimed' : held ? 'resized' : 'opened';
        const { resourceId, at } = event;
        const step: Step = { resourceId, departmentId: null, kind, at, before, after, changeId: null };
        before = after;
        return [step];
      });
  });
}

/** What each resource held just before `at`, and for whom, by the newest row alone. */
export function stockAt(
  changes: readonly LedgerChange[],
  at: Date,
): ReadonlyMap<string, { readonly departmentId: string; readonly amounts: Amounts }> {
  const newest = [...byResource(changes.filter((change) => change.at < at)).values()].flatMap(
    (rows) => rows.toSorted(byInstant).at(-1) ?? [],
  );
  return new Map(
    newest.map(({ resourceId, departmentId, kind, amounts }) => [
      resourceId,
      { departmentId, amounts: ENDS.includes(kind) ? NOTHING : amounts },
    ]),
  );
}

/** What each resource is to hold just before `at` by a book's steps. */
export function heldBySteps(steps: readonly Step[], at: Date): ReadonlyMap<string, Amounts> {
  const past = steps.filter((step) => step.at < at).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return new Map(past.map(({ resourceId, after }) => [resourceId, after]));
}

/** Where the two books don't say the same, by resource and instant. */
export interface BookDifference {
  /** resource-without-order: the ledger alone has it · order-without-resource: the orders alone have it. */
  readonly is: 'resource-without-order' | 'order-without-resource' | 'meter-not-order';
  readonly resourceId: string;
  readonly at: Date;
  readonly ledger: Amounts | null;
  readonly ordered: Amounts | null;
}

/** Steps of the ledger against steps of the orders, each by resource and instant. A transfer is no order: it must be whole, which the ledger says itself. */
export function differencesOf(ledger: readonly Step[], ordered: readonly Step[]): readonly BookDifference[] {
  const own = ledger.filter(({ kind }) => kind !== 'handed-over' && kind !== 'taken-on');
  const keyOf = ({ resourceId, at }: Step) => `${resourceId}/${at.getTime()}`;
  const rows = new Map(own.map((step) => [keyOf(step), step]));
  const orders = new Map(ordered.map((step) => [keyOf(step), step]));
  const keys = [...new Set([...rows.keys(), ...orders.keys()])];
  return keys.flatMap((key): BookDifference[] => {
    const [row, order] = [rows.get(key), orders.get(key)];
    const step = row ?? order;
    if (!step || (row && order && sameAmounts(row.after, order.after))) return [];
    const is = !order ? 'resource-without-order' : !row ? 'order-without-resource' : 'meter-not-order';
    const { resourceId, at } = step;
    return [{ is, resourceId, at, ledger: row?.after ?? null, ordered: order?.after ?? null }];
  });
}
