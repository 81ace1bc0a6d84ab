import { releaseSeat } from '@zhengyun/rulebook/approval-route.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { appointedSeats } from '../people/appointed-seats.ts';
import { sitsIn, type VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { cloudOfRelease } from './cloud-deployment-store.ts';

const ROLE = 'technical-reviewer';

/**
 * Why the actor may not release a deployment of the cloud, or null: it belongs to its own operator where the profile says so and
 * one is appointed, else to the province's (F12, F13). SEAT_OF_ANOTHER names whose it is.
 */
export async function refuseRelease(scope: VerbScope, cloudId: string): Promise<DomainError | null> {
  const { ctx, tx } = scope;
  const cloud = await cloudOfRelease(tx, cloudId);
  if (!cloud) return new DomainError('NOT_FOUND', { what: 'cloud' });
  const seats = await appointedSeats.definition.read(scope, { cloudIds: [cloudId] });
  const appointed = seats.some(({ role }) => role === ROLE);
  const seat = releaseSeat({ id: cloudId, profile: cloud.profile, appointed }, profilePolicyAt(ctx.now));
  if (sitsIn(ctx.actor, ROLE, { seat, cloudIds: [cloudId] })) return null;
  const level = seat === null ? 'provincial' : cloud.tier;
  return new DomainError('SEAT_OF_ANOTHER', { office: ROLE, level, seat: seat === null ? '' : cloud.name });
}
