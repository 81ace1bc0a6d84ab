import { type Month, monthOf } from '@zhengyun/rulebook/calendar.ts';
import { type Amounts, DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import type { Finding } from './finding-rules.ts';

/** Whose a finding about a resource is. */
export interface OfResource {
  readonly resourceId: string;
  readonly number: string;
  readonly departmentId: string;
  readonly cloudId: string;
}

interface About {
  readonly code: Finding['code'];
  readonly aspect: string;
  readonly month: Month | null;
  readonly facts: Finding['facts'];
}

export function aboutResource(of: OfResource, { code, aspect, month, facts }: About): Finding {
  const subject = { kind: 'resource', id: of.resourceId, label: of.number } as const;
  return { code, subject, aspect, departmentId: of.departmentId, cloudId: of.cloudId, month, facts };
}

/** An interval that is charged, with the window it must lie in and the life of its resource. */
export interface ChargedUse extends OfResource {
  readonly sku: string;
  readonly from: Date;
  readonly to: Date;
  /** Decimal text of unit·months. */
  readonly quantity: string;
  readonly month: Month;
  readonly window: { readonly from: Date; readonly to: Date };
  readonly readyAt: Date | null;
  readonly releasedAt: Date | null;
}

/** A reading of a resource. */
export interface ReadUse extends OfResource {
  readonly dimension: string;
  readonly at: Date;
  readonly quantity: string;
  readonly readyAt: Date | null;
  readonly releasedAt: Date | null;
  /** Whether it corrects an earlier one. */
  readonly corrects: boolean;
}

const span = ({ from, to }: ChargedUse) => ({ from: from.toISOString(), to: to.toISOString() });

/** No use is longer than the window it is counted in. */
export function beyondWindow(rows: readonly ChargedUse[]): readonly Finding[] {
  return rows
    .filter(({ from, to, window }) => from < window.from || to > window.to)
    .map((row) =>
      aboutResource(row, {
        code: 'usage-beyond-window',
        aspect: row.sku,
        month: row.month,
        facts: { sku: row.sku, ...span(row) },
      }),
    );
}

/** Charges are cut to whole seconds, so that one may begin up to a second before what it is for. */
const WHOLE_SECOND_MS = 1_000;

/** A reading may bear the start of the hour it is of. */
const HOUR_MS = 3_600_000;

/** No use is before its resource was there: not charged, and not read in an hour before the one in which it began. */
export function beforeCreation(charged: readonly ChargedUse[], read: readonly ReadUse[]): readonly Finding[] {
  const early = (at: Date, readyAt: Date | null) =>
    readyAt === null || at.getTime() + WHOLE_SECOND_MS <= readyAt.getTime();
  const readEarly = (at: Date, readyAt: Date | null) =>
    readyAt === null || at.getTime() < readyAt.getTime() - (readyAt.getTime() % HOUR_MS);
  const code = 'usage-before-creation';
  return [
    ...charged
      .filter(({ from, readyAt }) => early(from, readyAt))
      .map((row) =>
        aboutResource(row, { code, aspect: row.sku, month: row.month, facts: { sku: row.sku, ...span(row) } }),
      ),
    ...read.filter(({ at, readyAt }) => readEarly(at, readyAt)).map((row) => readFinding(code, row)),
  ];
}

/** No use is after its resource was removed. */
export function afterRemoval(charged: readonly ChargedUse[], read: readonly ReadUse[]): readonly Finding[] {
  const late = (at: Date, releasedAt: Date | null) => releasedAt !== null && at > releasedAt;
  const code = 'usage-after-removal';
  return [
    ...charged
      .filter(({ to, releasedAt }) => late(to, releasedAt))
      .map((row) =>
        aboutResource(row, { code, aspect: row.sku, month: row.month, facts: { sku: row.sku, ...span(row) } }),
      ),
    ...read.filter(({ at, releasedAt }) => late(at, releasedAt)).map((row) => readFinding(code, row)),
  ];
}

function readFinding(code: Finding['code'], row: ReadUse): Finding {
  const facts = { dimension: row.dimension, at: row.at.toISOString(), quantity: row.quantity };
  return aboutResource(row, { code, aspect: row.dimension, month: monthOf(row.at), facts });
}

/** No quantity is below zero unless it corrects one. */
export function negative(charged: readonly ChargedUse[], read: readonly ReadUse[]): readonly Finding[] {
  const code = 'negative-quantity';
  const below = (text: string) => text.startsWith('-') && /[1-9]/.test(text);
  return [
    ...charged
      .filter(({ quantity }) => below(quantity))
      .map((row) =>
        aboutResource(row, {
          code,
          aspect: row.sku,
          month: row.month,
          facts: { sku: row.sku, quantity: row.quantity },
        }),
      ),
    ...read.filter(({ quantity, corrects }) => below(quantity) && !corrects).map((row) => readFinding(code, row)),
  ];
}

/** No item of a resource is charged twice for one instant: each pair that overlaps is found by its later interval. */
export function chargedTwice(rows: readonly ChargedUse[]): readonly Finding[] {
  const groups = Map.groupBy(rows, ({ resourceId, sku }) => `${resourceId}/${sku}`);
  return [...groups.values()].flatMap((group) => {
    const ordered = group.toSorted((a, b) => a.from.getTime() - b.from.getTime());
    let reached = Number.NEGATIVE_INFINITY;
    return ordered.flatMap((row) => {
      const twice = row.from.getTime() < reached;
      reached = Math.max(reached, row.to.getTime());
      const facts = { sku: row.sku, ...span(row) };
      return twice
        ? [aboutResource(row, { code: 'two-open-intervals', aspect: row.sku, month: row.month, facts })]
        : [];
    });
  });
}

/** What a resource runs with, by the ledger, beside all that it is allocated. */
export interface Running extends OfResource {
  readonly running: Amounts;
  readonly allocated: Amounts;
}

/** What runs is within what is allocated. */
export function beyondAllocated(rows: readonly Running[]): readonly Finding[] {
  return rows.flatMap((row) =>
    DIMENSIONS.flatMap((dimension) => {
      const [running, allocated] = [row.running[dimension] ?? 0n, row.allocated[dimension] ?? 0n];
      if (running <= allocated) return [];
      const facts = { dimension, running: `${running}`, allocated: `${allocated}` };
      return [aboutResource(row, { code: 'running-beyond-allocated', aspect: dimension, month: null, facts })];
    }),
  );
}

/** A resource that is held and stands on another: a backup of hosts, a security pack. */
export interface Attached extends OfResource {
  readonly target: string;
  /** Null: there is no resource of that number. */
  readonly targetState: 'requested' | 'active' | 'released' | 'abandoned' | null;
}

/** What is attached to something stands as long as that does. */
export function attachedBeyond(rows: readonly Attached[]): readonly Finding[] {
  return rows
    .filter(({ targetState }) => targetState !== 'active')
    .map((row) => {
      const facts = { target: row.target, state: row.targetState ?? 'none' };
      return aboutResource(row, { code: 'attached-beyond-existing', aspect: row.target, month: null, facts });
    });
}

/** A resource beside the orders of it. */
export interface OrderedResource extends OfResource {
  readonly state: 'requested' | 'active' | 'released' | 'abandoned';
  /** Its lines of orders, delivered ones and those still to come. */
  readonly lines: number;
  readonly delivered: number;
}

/** No resource that is or was there is without an order, and no delivered order without its resource. */
export function unmatchedOrders(rows: readonly OrderedResource[]): readonly Finding[] {
  return rows.flatMap((row) => {
    const there = row.state === 'active' || row.state === 'released';
    const found = (code: 'resource-without-order' | 'order-without-resource') =>
      aboutResource(row, { code, aspect: 'order', month: null, facts: { state: row.state, lines: `${row.lines}` } });
    if (there && row.delivered === 0) return [found('resource-without-order')];
    if (!there && row.delivered > 0) return [found('order-without-resource')];
    return [];
  });
}
