import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { mayEnd } from './owner-rules.ts';
import { CLIENT_ROLES } from './rules.ts';
import { revokeKeySchema } from './schemas.ts';
import { findKey, inSight, lockAccount, markRevoked } from './store.ts';

/**
 * Ends a key at once: the next call with it is refused. By its account's owner, the approver of the department or the security
 * administrator. It asks for no new sign-in: a key that leaked must be gone in a second. STATE_CONFLICT where it was revoked before.
 */
export const revokeKey = command({
  event: 'api-clients.key-revoked',
  allow: ['security-admin', 'department-approver', ...CLIENT_ROLES],
  input: revokeKeySchema,
  async act(scope, { keyId }) {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    const revoked = await inSight(scope, async () => {
      const key = await findKey(tx, { id: keyId });
      const account = key && (await lockAccount(tx, key.account_id));
      if (!key || !account) throw new DomainError('NOT_FOUND', { what: 'service-account' });
      if (actor.kind !== 'person' || !mayEnd(actor, account)) throw new DomainError('NOT_YOURS');
      const done = await markRevoked(tx, { id: keyId, at: ctx.now, by: actor.id });
      if (!done) throw new DomainError('STATE_CONFLICT', { state: 'revoked' });
      return { accountId: account.id, departmentId: account.department_id, prefix: key.prefix };
    });
    const { accountId, departmentId, prefix } = revoked;
    return {
      result: { keyId },
      audit: { object: { kind: 'service-account', id: accountId }, departmentId, detail: { keyId, prefix } },
    };
  },
});
