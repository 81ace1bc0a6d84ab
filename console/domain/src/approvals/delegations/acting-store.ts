import type { Actor } from '../../verb/actor.ts';
import type { VerbScope } from '../../verb/context.ts';
import { mayDecide, type Seat, standingIn } from './rules.ts';
import { standIns } from './stand-ins.ts';

/** The caller as they decide: themselves where they hold the seat or nobody lends it to them, else the first they stand in for. */
export async function actingAs(
  scope: VerbScope,
  seat: Seat,
): Promise<{ readonly acting: Actor; readonly holder: { readonly id: string; readonly name: string } | null }> {
  const { actor } = scope.ctx;
  if (actor.kind !== 'person' || mayDecide(actor, seat)) return { acting: actor, holder: null };
  const lent = await standIns.definition.read(scope);
  const found = lent.find((each) => mayDecide(standingIn(actor, each), seat));
  return found ? { acting: standingIn(actor, found), holder: found.holder } : { acting: actor, holder: null };
}
