import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import { DIMENSIONS, type Dimension } from '@zhengyun/rulebook/dimension.ts';
import { lineOf, type QuotaLine, type Refusal, refuseGrowth, type Update } from './rules.ts';
import type { SystemUse } from './system-rules.ts';

/** What a system takes of one limit: booked with its delivered resources, and with volumes that came with its namespaces. */
export interface Held {
  readonly cloudId: string;
  readonly xinchuang: boolean;
  readonly dimension: Dimension;
  readonly booked: bigint;
  readonly takenOver: bigint;
}

/** What one system takes of each limit of its department, of all that the department's systems use. Nothing of it is promised only. */
export function heldInPlaces(systemId: string, uses: readonly SystemUse[]): readonly Held[] {
  const held = new Map<string, Held>();
  for (const { cloudId, xinchuang, delivered, takenOver } of uses.filter((use) => use.systemId === systemId)) {
    const booked = delivered ? amountsOf(delivered) : {};
    for (const dimension of DIMENSIONS) {
      const key = `${cloudId} ${xinchuang} ${dimension}`;
      const sum = held.get(key) ?? { cloudId, xinchuang, dimension, booked: 0n, takenOver: 0n };
      const added = { booked: booked[dimension] ?? 0n, takenOver: takenOver[dimension] ?? 0n };
      if (added.booked === 0n && added.takenOver === 0n) continue;
      held.set(key, { ...sum, booked: sum.booked + added.booked, takenOver: sum.takenOver + added.takenOver });
    }
  }
  return [...held.values()];
}

type Moved =
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'moved'; readonly updates: readonly Update[] };

/**
 * New figures of both departments' limits as what is `held` goes from one to the other: what the giving one has booked less, the
 * receiving one has more, so that no level above them changes. Refused where the receiving one has no such limit or too little left
 * of it. What was taken over follows its tenancy by itself, and takes of the limit all the same. Throws where the giving one never booked it.
 */
export function moveHeld(giving: readonly QuotaLine[], receiving: readonly QuotaLine[], held: readonly Held[]): Moved {
  const growing = held.map(({ booked, takenOver, ...place }) => {
    const growth = booked + takenOver;
    return { ...place, growth, shift: growth };
  });
  const refusal = refuseGrowth(receiving, growing);
  if (refusal) return { is: 'refused', refusal };
  const updates = held
    .filter(({ booked }) => booked > 0n)
    .flatMap(({ booked, takenOver: _, ...place }) => {
      const at = { ...place, growth: booked, shift: booked };
      const [from, to] = [lineOf(giving, at), lineOf(receiving, at)];
      if (!from || !to || from.booked < booked)
        throw new Error(`${place.dimension} on cloud ${place.cloudId} was never booked by who gives it`);
      return [
        { id: from.id, reserved: from.reserved, booked: from.booked - booked },
        { id: to.id, reserved: to.reserved, booked: to.booked + booked },
      ];
    });
  return { is: 'moved', updates };
}
