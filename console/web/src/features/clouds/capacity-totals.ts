import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { Cloud } from './cloud-types.ts';

interface Sum {
  readonly total: bigint;
  readonly allocated: bigint;
}

/** Whole units that all zones of one stack (信创 or not) have and have given out, per dimension. */
export function capacityTotals(clouds: readonly Cloud[], xinchuang: boolean): ReadonlyMap<Dimension, Sum> {
  const sums = new Map<Dimension, Sum>();
  const zones = clouds.flatMap((cloud) => cloud.zones).filter((zone) => zone.xinchuang === xinchuang);
  for (const { dimension, total, allocated } of zones.flatMap((zone) => zone.capacity)) {
    const sum = sums.get(dimension) ?? { total: 0n, allocated: 0n };
    sums.set(dimension, { total: sum.total + BigInt(total), allocated: sum.allocated + BigInt(allocated) });
  }
  return sums;
}
