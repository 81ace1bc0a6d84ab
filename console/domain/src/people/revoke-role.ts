import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { revokeRoleSchema } from './schemas.ts';
import { endGrant } from './store.ts';

/** Ends a grant from now on; sessions read grants at each request, so it takes effect with the next one. */
export const revokeRole = command({
  event: 'people.role-revoked',
  allow: ['security-admin', 'job'],
  input: revokeRoleSchema,
  stepUp: true,
  async act({ ctx, tx }, { grantId }) {
    const ended = await endGrant(tx, grantId, ctx.now);
    if (!ended) throw new DomainError('NOT_FOUND');
    return {
      result: { grantId },
      audit: { object: { kind: 'person', id: ended.person_id }, detail: { role: ended.role, grantId } },
    };
  },
});
