import type { Actor } from '../../verb/actor.ts';
import type { VerbScope } from '../../verb/context.ts';
import { mayDecide, type Seat, standingIn } from './rules.ts';
import { standIns } from './stand-ins.ts';

/** The caller with the grants they would decide by, and whose these are; null: their own. */
export interface Acting {
  readonly acting: Actor;
  readonly holder: { readonly id: string; readonly name: string } | null;
}

/**
 * The ways in which the caller may decide, one at least: themselves where they hold the seat or nobody lends it to them, else each whom they
 * stand in for, the earliest first.
 */
export async function actingAs(scope: VerbScope, seat: Seat): Promise<readonly [Acting, ...Acting[]]> {
  const { actor } = scope.ctx;
  const own: Acting = { acting: actor, holder: null };
  if (actor.kind !== 'person' || mayDecide(actor, seat)) return [own];
  const lent = (await standIns.definition.read(scope)).map((each) => ({
    acting: standingIn(actor, each),
    holder: each.holder,
  }));
  const [first, ...others] = lent.filter(({ acting }) => mayDecide(acting, seat));
  return first ? [first, ...others] : [own];
}
