import type { OrderLineInput } from '@zhengyun/domain/requests/schemas.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import type { Outputs } from '../../../api/outputs.ts';
import type { Offer } from './offer.ts';

type Limit = Outputs['quota']['mine']['items'][number];

/** What the order takes of one quota. Whole units; `left` null: the department has no such quota on that cloud. */
export interface QuotaEffect {
  readonly cloud: string;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
  readonly takes: bigint;
  readonly left: bigint | null;
  /** Left less taken; negative when the order asks for more than there is. */
  readonly after: bigint | null;
  /** What is then held is past the soft limit: the order may be submitted, and its approvers are told. */
  readonly isOverSoft: boolean;
}

/** What `lines` together take of every quota they touch, clouds in the order of the lines. */
export function quotaEffects(
  lines: readonly OrderLineInput[],
  clouds: Offer['clouds'],
  limits: readonly Limit[],
): readonly QuotaEffect[] {
  const taken = new Map<string, { slug: string; dimension: Dimension; xinchuang: boolean; units: bigint }>();
  for (const { cloud: slug, zone, spec } of lines) {
    const found = clouds.find((cloud) => cloud.slug === slug)?.zones.find(({ code }) => code === zone);
    const xinchuang = found?.xinchuang ?? false;
    const amounts = amountsOf(spec);
    for (const dimension of DIMENSIONS) {
      const units = amounts[dimension] ?? 0n;
      if (units === 0n) continue;
      const key = `${slug} ${dimension} ${xinchuang}`;
      taken.set(key, { slug, dimension, xinchuang, units: units + (taken.get(key)?.units ?? 0n) });
    }
  }
  return [...taken.values()].map(({ slug, dimension, xinchuang, units }) => {
    const limit = limits.find(
      (one) => one.cloud.slug === slug && one.dimension === dimension && one.xinchuang === xinchuang,
    );
    const left = limit ? BigInt(limit.left) : null;
    const name = clouds.find((cloud) => cloud.slug === slug)?.name ?? slug;
    const after = left === null ? null : left - units;
    const held = limit && after !== null ? BigInt(limit.limit) - after : 0n;
    const isOverSoft = typeof limit?.soft === 'string' && held > BigInt(limit.soft);
    return { cloud: name, dimension, xinchuang, takes: units, left, after, isOverSoft };
  });
}
