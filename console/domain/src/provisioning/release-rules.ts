import type { Actor } from '../verb/actor.ts';
import { sitsIn } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';

/** Who releases the deployment of a cloud itself. */
export const RELEASER = 'technical-reviewer';

/** The organisation that releases deployments of a cloud: its own (`seat` is the cloud's id), or the province's (null). */
export interface ReleaseSeat {
  readonly cloudId: string;
  readonly seat: string | null;
  readonly name: string;
  readonly tier: string;
}

/** Why `actor` may not release a deployment of the cloud, naming whose it is; null when it may. */
export function refuseRelease(actor: Actor, { cloudId, seat, name, tier }: ReleaseSeat): DomainError | null {
  if (sitsIn(actor, RELEASER, { seat, cloudIds: [cloudId] })) return null;
  const own = seat !== null;
  const facts = { office: RELEASER, level: own ? tier : 'provincial', seat: own ? name : '' };
  return new DomainError('SEAT_OF_ANOTHER', facts);
}
