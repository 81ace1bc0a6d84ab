import { type Month, monthsOf, overlapOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { type Amounts, DIMENSIONS, skuOf } from '@zhengyun/rulebook/dimension.ts';
import { type ExactYuan, type Fen, fenOfExact } from '@zhengyun/rulebook/money.ts';
import type { ContractParts } from '../contracts/list-yearly-parts.ts';
import { versionFor } from '../contracts/yearly-part-rules.ts';

/** Items that are charged by use under a contract; null: all. */
type Metered = readonly string[] | null;

export interface MeteredPart extends Period {
  readonly metered: Metered;
}

const meteredIn = ({ versions }: ContractParts, month: Month): Metered => versionFor(versions, month).terms.meteredSkus;

/** Periods cut where another contract, or another version of its terms, says which items are charged by use. Outside every contract all are. */
export function meteredParts(contracts: readonly ContractParts[], periods: readonly Period[]): readonly MeteredPart[] {
  const parts: MeteredPart[] = [];
  for (const period of periods)
    for (const month of monthsOf(period)) {
      const within = overlapOf(period, periodOf(month));
      if (!within) continue;
      for (const part of cutBy(contracts, within)) {
        const own = contracts.find(({ validity }) => overlapOf(validity, part));
        add(parts, { ...part, metered: own ? meteredIn(own, month) : null });
      }
    }
  return parts;
}

function cutBy(contracts: readonly ContractParts[], { from, to }: Period): readonly Period[] {
  const inner = contracts
    .flatMap(({ validity }) => [validity.from.getTime(), validity.to.getTime()])
    .filter((at) => at > from.getTime() && at < to.getTime());
  const edges = [...new Set([from.getTime(), ...inner, to.getTime()])].toSorted((a, b) => a - b);
  return edges.slice(1).map((at, place) => ({ from: new Date(edges[place] ?? at), to: new Date(at) }));
}

/** Joined to the part before it where they touch and are of one kind, so that little is priced. */
function add(parts: MeteredPart[], part: MeteredPart): void {
  const before = parts.at(-1);
  const joins =
    before?.to.getTime() === part.from.getTime() && JSON.stringify(before?.metered) === JSON.stringify(part.metered);
  if (joins && before) parts[parts.length - 1] = { ...part, from: before.from };
  else parts.push(part);
}

/** What is held without what is in the yearly part. */
export function amountsByUse(amounts: Amounts, xinchuang: boolean, metered: Metered): Amounts {
  if (metered === null) return amounts;
  const own = DIMENSIONS.filter((dimension) => metered.includes(skuOf(dimension, xinchuang)));
  return Object.fromEntries(own.map((dimension) => [dimension, amounts[dimension] ?? 0n]));
}

interface RatedItems {
  readonly contractId: string;
  readonly month: Month;
  readonly items: ReadonlyMap<string, ExactYuan>;
}

/** What a month to date comes to without what is in the yearly part, exact. */
export function exactByUse(contracts: readonly ContractParts[], rated: RatedItems): ExactYuan {
  const contract = contracts.find(({ id }) => id === rated.contractId);
  const metered = contract ? meteredIn(contract, rated.month) : null;
  const own = [...rated.items].filter(([sku]) => metered === null || metered.includes(sku));
  return own.reduce((sum, [, amount]) => sum + amount, 0n);
}

/** The same, rounded half up once. */
export const fenByUse = (contracts: readonly ContractParts[], rated: RatedItems): Fen =>
  fenOfExact(exactByUse(contracts, rated));
