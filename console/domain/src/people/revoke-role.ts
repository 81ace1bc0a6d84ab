import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { revokeRoleSchema } from './schemas.ts';
import { leftEmpty } from './service-rules.ts';
import { administratorsBeside, findGrant, lockAdministrators } from './service-store.ts';
import { endGrant } from './store.ts';

/**
 * Ends a grant from now on; sessions read grants at each request, so it takes effect with the next one. LAST_HOLDER where one of the
 * three administrators would be left without a person.
 */
export const revokeRole = command({
  event: 'people.role-revoked',
  allow: ['security-admin', 'job'],
  input: revokeRoleSchema,
  stepUp: true,
  async act({ ctx, tx }, { grantId }) {
    await lockAdministrators(tx);
    const grant = await findGrant(tx, grantId);
    const empty = grant ? leftEmpty([grant.role], await administratorsBeside(tx, grant.person_id)) : [];
    if (empty.length > 0) throw new DomainError('LAST_HOLDER', { role: empty });
    const ended = await endGrant(tx, grantId, ctx.now);
    if (!ended) throw new DomainError('NOT_FOUND');
    return {
      result: { grantId },
      audit: { object: { kind: 'person', id: ended.person_id }, detail: { role: ended.role, grantId } },
    };
  },
});
