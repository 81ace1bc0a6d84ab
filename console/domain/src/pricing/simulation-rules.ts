import { type ExactYuan, type Fen, formatExact } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import type { Rated } from '../rating/rules.ts';
import type { Net } from '../settlement/net-rules.ts';
import { NET_UNKNOWN } from './schemas.ts';

/** What the rating of one department's month came to, as far as a comparison needs it. */
export interface RatedUse {
  readonly items: readonly { readonly sku: string; readonly unit: string; readonly amount: ExactYuan }[];
  /** Items of which some use has no price. */
  readonly unpriced: readonly string[];
}

/** Exact yuan; null: some use has no price, so nobody knows. */
export interface Compared {
  readonly inForce: ExactYuan | null;
  readonly byDraft: ExactYuan | null;
  readonly difference: ExactYuan | null;
}

export interface ComparedDepartment extends Compared {
  readonly id: string;
  readonly net: NetCompared;
  readonly unpriced: { readonly inForce: readonly string[]; readonly byDraft: readonly string[] };
}

export interface DepartmentRated {
  readonly id: string;
  readonly inForce: RatedUse;
  readonly byDraft: RatedUse;
  readonly net: NetCompared;
}

/**
 * The prices of a department in a month under a draft: it takes the place of every version of its book for the whole month, and the
 * other book stays as it reigned.
 */
export function booksUnder(draft: BookVersion, reigned: readonly BookVersion[]): readonly BookVersion[] {
  const general = draft.departmentId === null;
  return [...reigned.filter(({ departmentId }) => (departmentId === null) !== general), draft];
}

/**
 * Who would have paid what more, by department (the largest difference in either direction first, unknown ones before all) and by item in
 * its own order. A department that used nothing is left out. Sums add up exactly: total = Σ departments = Σ items wherever all is priced.
 */
export function compareRated(rated: readonly DepartmentRated[]) {
  const used = rated.filter(({ inForce, byDraft }) => !isEmpty(inForce) || !isEmpty(byDraft));
  const departments = used.map(
    ({ id, inForce, byDraft, net }): ComparedDepartment => ({
      id,
      net,
      ...compared(sumOf(inForce), sumOf(byDraft)),
      unpriced: { inForce: inForce.unpriced, byDraft: byDraft.unpriced },
    }),
  );
  const total = compared(
    addUp(departments.map((each) => each.inForce)),
    addUp(departments.map((each) => each.byDraft)),
  );
  return { total, departments: departments.toSorted(byWeight), items: itemsOf(used) };
}

const isEmpty = ({ items, unpriced }: RatedUse) => items.length === 0 && unpriced.length === 0;
const sumOf = ({ items, unpriced }: RatedUse) =>
  unpriced.length > 0 ? null : items.reduce((sum, { amount }) => sum + amount, 0n);

function addUp(parts: readonly (ExactYuan | null)[]): ExactYuan | null {
  return parts.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0n as ExactYuan | null);
}

function compared(inForce: ExactYuan | null, byDraft: ExactYuan | null): Compared {
  return { inForce, byDraft, difference: inForce === null || byDraft === null ? null : byDraft - inForce };
}

function byWeight(a: ComparedDepartment, b: ComparedDepartment): number {
  const weight = ({ difference }: ComparedDepartment) =>
    difference === null ? null : difference < 0n ? -difference : difference;
  const [left, right] = [weight(a), weight(b)];
  if (left === right) return a.id < b.id ? -1 : 1;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left > right ? -1 : 1;
}

function itemsOf(rated: readonly DepartmentRated[]) {
  const skus = new Map<string, string>();
  for (const use of rated.flatMap(({ inForce, byDraft }) => [inForce, byDraft])) {
    for (const { sku, unit } of use.items) skus.set(sku, skus.get(sku) || unit);
    for (const sku of use.unpriced) if (!skus.has(sku)) skus.set(sku, '');
  }
  const amountOf = (sku: string, use: RatedUse) =>
    use.unpriced.includes(sku)
      ? null
      : use.items.reduce((sum, item) => (item.sku === sku ? sum + item.amount : sum), 0n);
  return [...skus]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([sku, unit]) => ({
      sku,
      unit,
      ...compared(
        addUp(rated.map(({ inForce }) => amountOf(sku, inForce))),
        addUp(rated.map(({ byDraft }) => amountOf(sku, byDraft))),
      ),
    }));
}

/** What would be paid by the prices that reigned and by the draft. */
export interface NetCompared {
  readonly inForce: Net;
  readonly byDraft: Net;
}

/** Text of what one department would pay; the difference is known where both are. What either lacks is said once. */
export function netText({ inForce, byDraft }: NetCompared) {
  const unknown = new Set([...inForce.unknown, ...byDraft.unknown]);
  return { ...netFen(inForce.fen, byDraft.fen), unknown: NET_UNKNOWN.filter((why) => unknown.has(why)) };
}

/** Together, over the departments of which both are known; `left`: how many are not among them. */
export function netTotal(departments: readonly { readonly net: NetCompared }[]) {
  const known = departments.flatMap(({ net: { inForce, byDraft } }) =>
    inForce.fen === null || byDraft.fen === null ? [] : [[inForce.fen, byDraft.fen] as const],
  );
  const sum = (which: 0 | 1) => known.reduce((all, each) => all + each[which], 0n);
  return { ...netFen(sum(0), sum(1)), left: departments.length - known.length };
}

function netFen(inForce: Fen | null, byDraft: Fen | null) {
  const difference = inForce === null || byDraft === null ? null : byDraft - inForce;
  const text = (fen: Fen | null) => fen?.toString() ?? null;
  return { inForceFen: text(inForce), byDraftFen: text(byDraft), differenceFen: text(difference) };
}

/** What a comparison needs of a rating. */
export function usedBy({ items, gaps }: Rated): RatedUse {
  return {
    items: items.map(({ sku, unit, byModel, discount, bound }) => ({ sku, unit, amount: byModel + discount + bound })),
    unpriced: [...new Set(gaps.map(({ sku }) => sku))].toSorted(),
  };
}

/** Decimal text of a comparison. */
export function comparedText({ inForce, byDraft, difference }: Compared) {
  const exact = (amount: bigint | null) => (amount === null ? null : formatExact(amount));
  return { inForce: exact(inForce), byDraft: exact(byDraft), difference: exact(difference) };
}

/** Text of one department's comparison. */
export function departmentText({ id, unpriced, net, ...figures }: ComparedDepartment, name: string) {
  return {
    department: { id, name },
    unpriced: { inForce: [...unpriced.inForce], byDraft: [...unpriced.byDraft] },
    ...comparedText(figures),
    net: netText(net),
  };
}
