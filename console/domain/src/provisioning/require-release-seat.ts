import { releaseSeat } from '@zhengyun/rulebook/approval-route.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { appointedSeats } from '../people/appointed-seats.ts';
import { sitsIn, type VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { cloudOfRelease } from './cloud-deployment-store.ts';

const ROLE = 'technical-reviewer';

/**
 * Refuses with SEAT_OF_ANOTHER unless the actor reviews for the organisation that releases deployments of the cloud: its own
 * operator's where the profile says so and one is appointed, else the province's (F12, F13).
 */
export async function requireReleaseSeat(scope: VerbScope, cloudId: string): Promise<void> {
  const { ctx, tx } = scope;
  const cloud = await cloudOfRelease(tx, cloudId);
  if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
  const seats = await appointedSeats.definition.read(scope, { cloudIds: [cloudId] });
  const appointed = seats.some(({ role }) => role === ROLE);
  const seat = releaseSeat({ id: cloudId, profile: cloud.profile, appointed }, profilePolicyAt(ctx.now));
  if (sitsIn(ctx.actor, ROLE, { seat, cloudIds: [cloudId] })) return;
  const level = seat === null ? 'provincial' : cloud.tier;
  throw new DomainError('SEAT_OF_ANOTHER', { role: ROLE, level, seat: seat === null ? '' : cloud.name });
}
