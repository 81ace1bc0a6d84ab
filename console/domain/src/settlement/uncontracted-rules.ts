import { overlapOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import type { Sku } from '@zhengyun/rulebook/dimension.ts';
import { type Amount, formatAmount } from '@zhengyun/rulebook/money.ts';
import { chargesOf, type PriceVersion } from '@zhengyun/rulebook/tariff.ts';
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

interface UsedResource {
  readonly id: string;
  readonly number: string;
  readonly xinchuang: boolean;
  readonly changes: Parameters<typeof chargesOf>[0]['changes'];
}

/** What one resource held in one part of the month that no contract covers. */
export interface UncontractedUse extends Period {
  readonly resourceId: string;
  readonly number: string;
  /** Exact yuan by the prices in force then: what a contract would have charged. Of the priced items alone where `unpriced` names any. */
  readonly amount: Amount;
  readonly unpriced: readonly Sku[];
}

interface UseFacts {
  readonly period: Period;
  readonly contracts: readonly Period[];
  readonly resources: readonly UsedResource[];
  readonly versions: readonly PriceVersion[];
}

/**
 * Use within `period` that no contract covers, by part and resource: no statement charges it, so it is told of and never silently
 * free. `from` and `to` are the first and last instant of use in the part, whole seconds.
 */
export function uncontractedUse({ period, contracts, resources, versions }: UseFacts): readonly UncontractedUse[] {
  return partsOutside(period, contracts).flatMap((part) =>
    resources
      .toSorted((a, b) => (a.number < b.number ? -1 : 1))
      .flatMap((resource): UncontractedUse[] => {
        const { charges, gaps } = chargesOf(resource, versions, part);
        const held = [...charges, ...gaps];
        if (held.length === 0) return [];
        return [
          {
            resourceId: resource.id,
            number: resource.number,
            from: new Date(Math.min(...held.map(({ from }) => from.getTime()))),
            to: new Date(Math.max(...held.map(({ to }) => to.getTime()))),
            amount: charges.reduce((sum, charge) => sum + charge.amount, 0n),
            unpriced: [...new Set(gaps.map(({ sku }) => sku))],
          },
        ];
      }),
  );
}

/** Such use as a statement says it. */
export function uncontractedPart({ number, from, to, amount, unpriced }: UncontractedUse): UncontractedPart {
  const when = { from: from.toISOString(), to: to.toISOString() };
  return { ...when, resource: number, amount: formatAmount(amount), unpriced: [...unpriced] };
}
