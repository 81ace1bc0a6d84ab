import { DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import { allocatedOf, isDimension, type PoolUse } from './rules.ts';
import type { CloudCapacity } from './schemas.ts';

/** What agents measured on a pool's nodes; null: nobody did. */
export interface PoolMeasure {
  readonly key: string;
  readonly measured: number;
  readonly cpuPpm: string | null;
  readonly memoryPpm: string | null;
  readonly diskPpm: string | null;
}

interface Pool {
  readonly code: string;
  readonly name: string;
  readonly xinchuang: boolean;
  readonly nodes: readonly string[];
}

/**
 * One pool's lines in the rulebook's order: total; booked, by what is delivered; taken over, the part of that which came with a namespace; reserved, by what is approved and on its way
 * beyond that; left. Used is what agents measured, and null where nobody did or nothing measures it: never zero.
 */
export function poolView(
  pool: Pool,
  facts: {
    readonly totals: readonly { readonly dimension: string; readonly total: bigint }[];
    readonly uses: readonly PoolUse[];
    readonly measure: PoolMeasure | undefined;
  },
): CloudCapacity['pools'][number] {
  const totals = new Map(
    facts.totals.flatMap(({ dimension, total }) => (isDimension(dimension) ? [[dimension, total] as const] : [])),
  );
  const booked = allocatedOf(facts.uses.map((use) => ({ ...use, wanted: null })));
  const takenOver = allocatedOf(facts.uses.filter((use) => use.takenOver));
  const held = allocatedOf(facts.uses);
  const lines = DIMENSIONS.flatMap((dimension) => {
    const [total, mine, all] = [totals.get(dimension) ?? 0n, booked[dimension] ?? 0n, held[dimension] ?? 0n];
    if (total === 0n && all === 0n) return [];
    const amounts = {
      total,
      booked: mine,
      takenOver: takenOver[dimension] ?? 0n,
      reserved: all - mine,
      left: total - all,
    };
    const text = Object.fromEntries(Object.entries(amounts).map(([key, units]) => [key, units.toString()]));
    return [
      { dimension, ...(text as Record<keyof typeof amounts, string>), usedPpm: usedOf(dimension, facts.measure) },
    ];
  });
  const { code, name, xinchuang, nodes } = pool;
  return { code, name, xinchuang, nodes: nodes.length, measuredNodes: facts.measure?.measured ?? 0, lines };
}

/** Agents see a node's processors and memory; disks sold come from arrays behind the nodes, which no agent sees. */
function usedOf(dimension: Dimension, measure: PoolMeasure | undefined): string | null {
  if (dimension === 'vcpu') return measure?.cpuPpm ?? null;
  return dimension === 'memory-gb' ? (measure?.memoryPpm ?? null) : null;
}
