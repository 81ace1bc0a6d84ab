import { releaseSeat } from '@zhengyun/rulebook/approval-route.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { cloudRefSchema } from '../clouds/schemas.ts';
import { appointedSeats } from '../people/appointed-seats.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { cloudOfRelease } from './cloud-deployment-store.ts';
import { RELEASER, type ReleaseSeat } from './release-rules.ts';

/**
 * Whose reviewer releases a deployment of the cloud itself: its own operator's where the profile says so and one is appointed,
 * else the province's (F12, F13).
 */
export const readReleaseSeat = query({
  allow: ['signed-in', 'job'],
  input: cloudRefSchema,
  async read(scope, { cloudId }): Promise<ReleaseSeat> {
    const cloud = await cloudOfRelease(scope.tx, cloudId);
    if (!cloud) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const seats = await appointedSeats.definition.read(scope, { cloudIds: [cloudId] });
    const appointed = seats.some(({ role }) => role === RELEASER);
    const { profile, name, tier } = cloud;
    const seat = releaseSeat({ id: cloudId, profile, appointed }, profilePolicyAt(scope.ctx.now));
    return { cloudId, seat, name, tier };
  },
});
