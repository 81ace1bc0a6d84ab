import { overlapOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { type ExactYuan, formatCharged } from '@zhengyun/rulebook/money.ts';
import type { Rated } from '../rating/rules.ts';
import type { ChargedSku } from '../rating/schemas.ts';
import type { UncontractedPart } from './schemas.ts';

/** The parts of `period` in which none of `contracts` is in force, earliest first. */
export function partsOutside(period: Period, contracts: readonly Period[]): readonly Period[] {
  const parts: Period[] = [];
  let reached = period.from;
  for (const contract of contracts.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const under = overlapOf(contract, period);
    if (!under) continue;
    if (under.from > reached) parts.push({ from: reached, to: under.from });
    if (under.to > reached) reached = under.to;
  }
  return reached < period.to ? [...parts, { from: reached, to: period.to }] : parts;
}

/** What one resource held in one part of the month that no contract covers. */
export interface UncontractedUse extends Period {
  readonly resourceId: string;
  readonly number: string;
  /** Exact yuan by the prices in force then: what a contract would have charged, bounds of a month apart. Of the priced items alone where `unpriced` names any. */
  readonly amount: ExactYuan;
  readonly unpriced: readonly ChargedSku[];
}

/**
 * Use in a part of a month that no contract covers, by resource: no statement charges it, so it is told of and never silently free. `from` and `to` are the first and last
 * instant of use in the part, whole seconds.
 */
export function uncontractedUse({ charges, gaps }: Pick<Rated, 'charges' | 'gaps'>): readonly UncontractedUse[] {
  const used = charges.flatMap(({ resourceId, number, from, to, amount }) =>
    resourceId === null || number === null ? [] : [{ resourceId, number, from, to, amount, unpriced: [] }],
  );
  const free = gaps.map(({ resourceId, number, from, to, sku }) => ({
    resourceId,
    number,
    from,
    to,
    amount: 0n,
    unpriced: [sku as ChargedSku],
  }));
  const byNumber = Map.groupBy([...used, ...free], ({ number }) => number);
  return [...byNumber]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([number, held]) => ({
      resourceId: held[0]?.resourceId ?? '',
      number,
      from: new Date(Math.min(...held.map(({ from }) => from.getTime()))),
      to: new Date(Math.max(...held.map(({ to }) => to.getTime()))),
      amount: held.reduce((sum, { amount }) => sum + amount, 0n),
      unpriced: [...new Set(held.flatMap(({ unpriced }) => unpriced))],
    }));
}

/** Such use as a statement says it. */
export function uncontractedPart({ number, from, to, amount, unpriced }: UncontractedUse): UncontractedPart {
  const when = { from: from.toISOString(), to: to.toISOString() };
  return { ...when, resource: number, amount: formatCharged(amount), unpriced: [...unpriced] };
}
