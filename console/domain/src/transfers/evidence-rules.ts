import type { z } from 'zod';
import type { Held } from '../quota/handover-rules.ts';
import type { quotaViewSchema } from '../quota/schemas.ts';
import type { MovedResource, TransferEvidence } from './schemas.ts';

type Effect = NonNullable<TransferEvidence['quota']['giving']>[number];

/**
 * What a transfer does to one department's limits, in whole units: what is left before, what goes (`sign` -1n, given back) or comes (1n),
 * and what is left after. A limit that the receiving department lacks is null, and so is what would be left of it.
 */
export function quotaEffects(
  held: readonly Held[],
  limits: readonly z.output<typeof quotaViewSchema>[],
  { sign, clouds }: { readonly sign: 1n | -1n; readonly clouds: readonly MovedResource['cloud'][] },
): Effect[] {
  return held.flatMap(({ cloudId, xinchuang, dimension, booked, takenOver }) => {
    const cloud = clouds.find(({ id }) => id === cloudId);
    if (!cloud) return [];
    const line = limits.find(
      (each) => each.cloud.id === cloudId && each.xinchuang === xinchuang && each.dimension === dimension,
    );
    const takes = sign * (booked + takenOver);
    return [
      {
        cloud,
        xinchuang,
        dimension,
        limit: line?.limit ?? null,
        before: line?.left ?? null,
        takes: takes.toString(),
        after: line ? (BigInt(line.left) - takes).toString() : null,
      },
    ];
  });
}
