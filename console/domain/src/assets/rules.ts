import type { Fen } from '@zhengyun/rulebook/money.ts';

/** What has to be entered before it is known what a reuse saved: the price of a new one, or what the reuse costs. */
export const AVOIDED_UNKNOWN = ['price', 'cost'] as const;
export type AvoidedUnknown = (typeof AVOIDED_UNKNOWN)[number];

/** Both as people entered them; null: nobody did. */
export interface ReuseFigures {
  readonly priceFen: Fen | null;
  readonly costFen: Fen | null;
}

/** What was avoided by using an asset on, in fen; null: unknown, and `unknown` says what is missing. */
export interface Avoided {
  readonly fen: Fen | null;
  readonly unknown: readonly AvoidedUnknown[];
}

/**
 * The purchase that a reuse avoided 利旧节约 (PRODUCT F11): what buying new would have cost, less what the reuse costs. Below zero where the reuse
 * costs more, since that is what it came to. Fails to unknown: neither figure is ever taken for zero.
 */
export function avoidedOf({ priceFen, costFen }: ReuseFigures): Avoided {
  if (priceFen !== null && costFen !== null) return { fen: priceFen - costFen, unknown: [] };
  return {
    fen: null,
    unknown: [...(priceFen === null ? (['price'] as const) : []), ...(costFen === null ? (['cost'] as const) : [])],
  };
}

/** An asset in use again: in which cloud, and from which day (Asia/Shanghai) on. */
export interface Reused extends ReuseFigures {
  readonly cloud: { readonly id: string; readonly name: string };
  readonly day: string;
}

export interface AvoidedSum {
  /** All that are reused, those of which it is unknown with them. */
  readonly assets: number;
  readonly unknown: number;
  /** Of those that are known. */
  readonly fen: Fen;
}

export interface AvoidedGroup extends AvoidedSum {
  readonly cloud: Reused['cloud'];
  readonly year: number;
}

/** What was avoided by cloud and by the year in which the reuse began, the newest year first, and in all: each asset counts once. */
export function avoidedTotals(assets: readonly Reused[]): {
  readonly groups: readonly AvoidedGroup[];
  readonly total: AvoidedSum;
} {
  const groups = Map.groupBy(assets, ({ cloud, day }) => `${day.slice(0, 4)} ${cloud.id}`);
  const listed = [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ cloud: first.cloud, year: Number(first.day.slice(0, 4)), ...sumOf(own) }] : [];
  });
  const ordered = listed.toSorted((a, b) => b.year - a.year || a.cloud.name.localeCompare(b.cloud.name, 'zh-CN'));
  return { groups: ordered, total: sumOf(assets) };
}

function sumOf(assets: readonly ReuseFigures[]): AvoidedSum {
  const avoided = assets.map(avoidedOf);
  return {
    assets: assets.length,
    unknown: avoided.filter(({ fen }) => fen === null).length,
    fen: avoided.reduce((sum, { fen }) => sum + (fen ?? 0n), 0n),
  };
}
