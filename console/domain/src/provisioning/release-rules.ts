import type { Actor, Role } from '../verb/actor.ts';
import { sitsIn } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';

/** Who releases deployments of a cloud itself and maintenance on it; the removal of one, also an engineer who did not ask for it. */
export const RELEASER = 'technical-reviewer';
export const TEARDOWN_RELEASERS = [RELEASER, 'platform-engineer'] as const satisfies readonly Role[];

/** The organisation that releases what is done to a cloud: its own (`seat` is the cloud's id), or the province's (null). */
export interface ReleaseSeat {
  readonly cloudId: string;
  readonly seat: string | null;
  readonly name: string;
  readonly tier: string;
}

/**
 * Why `actor` may not release what is to be done to the cloud in any of `roles`, naming whose it is; null when it may: it sits in one
 * of them where the cloud's profile puts the release.
 */
export function refuseRelease(
  actor: Actor,
  { cloudId, seat, name, tier }: ReleaseSeat,
  roles: readonly Role[] = [RELEASER],
): DomainError | null {
  if (roles.some((role) => sitsIn(actor, role, { seat, cloudIds: [cloudId] }))) return null;
  const own = seat !== null;
  const facts = { office: RELEASER, level: own ? tier : 'provincial', seat: own ? name : '' };
  return new DomainError('SEAT_OF_ANOTHER', facts);
}
