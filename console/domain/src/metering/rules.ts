import { overlapOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { type Amounts, DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import { QUANTITY_PLACES } from '@zhengyun/rulebook/quantity.ts';
import type { CAUSE_KINDS, CHANGE_KINDS } from './schemas.ts';

/** A stored change; `amounts` is all the resource holds from `at` on for its department, empty after a delete or when it was handed over. */
export interface ResourceChange {
  readonly id: string;
  readonly kind: (typeof CHANGE_KINDS)[number];
  readonly at: Date;
  readonly receivedAt: Date;
  readonly amounts: Amounts;
  readonly cause: { readonly kind: (typeof CAUSE_KINDS)[number]; readonly id: string };
  readonly instanceUid: string | null;
}

export type ChangeDecision =
  | { readonly is: 'append' }
  | { readonly is: 'replay'; readonly changeId: string }
  | { readonly is: 'conflict'; readonly changeId: string }
  /** Not later than the one known last: the writer's clock is behind the one that wrote that. */
  | { readonly is: 'clock-behind'; readonly last: Date }
  | { readonly is: 'out-of-order'; readonly state: string };

/**
 * What to do with a change, given all changes of its resource so far. The same cause again is the same fact (replay), or a
 * conflict when it says something else. A resource is created once, first; nothing follows its delete; everything lies after
 * the newest change, or an interval would stay open for ever, or two changes of one instant would have no order.
 */
export function decideChange(
  history: readonly ResourceChange[],
  incoming: Omit<ResourceChange, 'id' | 'receivedAt'>,
): ChangeDecision {
  const same = history.find(
    (change) => change.cause.kind === incoming.cause.kind && change.cause.id === incoming.cause.id,
  );
  if (same) return { is: sameFact(same, incoming) ? 'replay' : 'conflict', changeId: same.id };
  const last = history.toSorted(byInstant).at(-1);
  const outOfOrder = (state: string) => ({ is: 'out-of-order', state }) as const;
  if (!last) return incoming.kind === 'create' ? { is: 'append' } : outOfOrder('never-created');
  if (last.kind === 'delete') return outOfOrder('deleted-before');
  if (incoming.kind === 'create') return outOfOrder('created-before');
  if (incoming.at <= last.at) return { is: 'clock-behind', last: last.at };
  return { is: 'append' };
}

/** What a resource's going to another department adds to the ledger. */
export type Handover =
  /** It holds nothing: it never did, was deleted, or was handed over by this transfer before. */
  | { readonly is: 'nothing' }
  | { readonly is: 'clock-behind'; readonly last: Date }
  /** The giver's part ends and the taker's begins at one instant, in this order; the taker's holds what the giver's held. */
  | { readonly is: 'pair'; readonly amounts: Amounts; readonly instanceUid: string | null };

/** What is written as a resource, with all changes so far, goes to another department at `at` by the transfer `transferId`. */
export function decideHandover(
  history: readonly ResourceChange[],
  { at, transferId }: { readonly at: Date; readonly transferId: string },
): Handover {
  const last = history.toSorted(byInstant).at(-1);
  if (!last || endsHolding(last.kind)) return { is: 'nothing' };
  if (history.some(({ cause }) => cause.kind === 'transfer' && cause.id === transferId)) return { is: 'nothing' };
  if (at <= last.at) return { is: 'clock-behind', last: last.at };
  return { is: 'pair', amounts: last.amounts, instanceUid: last.instanceUid };
}

/** Whether nothing is held from such a change on, by the department whose it is. */
const endsHolding = (kind: ResourceChange['kind']): boolean => kind === 'delete' || kind === 'handed-over';

/** Order of changes: by instant; of a transfer's two what ends before what begins; then by key (which grows with the instant it was written). */
export function byInstant(
  a: Pick<ResourceChange, 'at' | 'kind' | 'id'>,
  b: Pick<ResourceChange, 'at' | 'kind' | 'id'>,
): number {
  const ends = Number(b.kind === 'handed-over') - Number(a.kind === 'handed-over');
  return a.at.getTime() - b.at.getTime() || ends || (a.id < b.id ? -1 : 1);
}

function sameFact(a: Omit<ResourceChange, 'id' | 'receivedAt'>, b: Omit<ResourceChange, 'id' | 'receivedAt'>): boolean {
  return (
    a.kind === b.kind &&
    a.at.getTime() === b.at.getTime() &&
    a.instanceUid === b.instanceUid &&
    DIMENSIONS.every((dimension) => (a.amounts[dimension] ?? 0n) === (b.amounts[dimension] ?? 0n))
  );
}

/** Whether `amounts` fit `kind`: a delete and a handing over hold nothing, anything else something. */
export function amountsFit(kind: ResourceChange['kind'], amounts: Amounts): boolean {
  const holds = DIMENSIONS.some((dimension) => (amounts[dimension] ?? 0n) > 0n);
  return holds !== endsHolding(kind);
}

export interface Span {
  readonly from: Date;
  readonly to: Date | null;
  readonly amounts: Amounts;
}

/** Half-open spans of constant amounts that touch `period`, cut at its ends; `to` null: held on past the period's end. */
export function spansOf(changes: readonly ResourceChange[], period: Period): readonly Span[] {
  const ordered = changes.toSorted(byInstant);
  return ordered.flatMap((change, index) => {
    const until = ordered[index + 1]?.at ?? null;
    const within = overlapOf({ from: change.at, to: until ?? period.to }, period);
    if (!within || endsHolding(change.kind)) return [];
    return [{ from: within.from, to: until !== null && until <= period.to ? until : null, amounts: change.amounts }];
  });
}

/** A measured quantity in whole units, rounded up: what is begun is taken. */
export function wholeUnits(quantity: string): number {
  const [whole = '0', fraction = ''] = quantity.split('.');
  return Number(whole) + (/[1-9]/.test(fraction) ? 1 : 0);
}

/** Amounts as decimal text per dimension, for jsonb and the wire; zeros are left out. */
export function amountsText(amounts: Amounts): Partial<Record<(typeof DIMENSIONS)[number], string>> {
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => {
      const units = amounts[dimension] ?? 0n;
      return units > 0n ? [[dimension, units.toString()]] : [];
    }),
  );
}

/** As `formatQuantity(parseQuantity(…))` writes plain decimal text of at most nine decimals, leading zeros aside, without a number in between. */
function ninePlaces(text: string): string {
  const plain = text.charCodeAt(0) === ZERO ? text.replace(/^0+(?=\d)/, '') : text;
  const point = plain.indexOf('.');
  const length = point + 1 + QUANTITY_PLACES;
  if (point !== -1 && plain.length > length)
    throw new RangeError(`"${text}" has more than ${QUANTITY_PLACES} decimals`);
  return point === -1 ? `${plain}.${'0'.repeat(QUANTITY_PLACES)}` : plain.padEnd(length, '0');
}
const ZERO = '0'.charCodeAt(0);
/** As long as what Date writes, and valid: that is how it is written. */
const WHOLE_INSTANT = '2026-01-01T00:00:00.000Z'.length;

/**
 * One canonical text of a usage event's content: two events are the same fact when these are equal. Its hash is kept with the event's key, so this text stays as
 * it is for good. Of a reading that was judged: quantity, instant, meter and resource hold nothing that JSON would write otherwise.
 */
export function usageContent(event: {
  readonly resourceId: string;
  readonly dimension: string;
  readonly quantity: string;
  readonly at: string;
  readonly thing?: string | undefined;
}): string {
  const at = event.at.length === WHOLE_INSTANT ? event.at : new Date(event.at).toISOString();
  const thing = event.thing === undefined ? '' : `,${JSON.stringify(event.thing)}`;
  return `["${event.resourceId}","${event.dimension}","${ninePlaces(event.quantity)}","${at}"${thing}]`;
}
