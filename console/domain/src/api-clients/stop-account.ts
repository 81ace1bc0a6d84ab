import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { mayEnd } from './owner-rules.ts';
import { CLIENT_ROLES } from './rules.ts';
import { stopAccountSchema } from './schemas.ts';
import { inSight, lockAccount, markStopped } from './store.ts';

/**
 * Stops an account for good, with all its keys, from the next call on. By its owner, the approver of the department or the security
 * administrator; a program that is needed again gets a new account. STATE_CONFLICT where it was stopped before.
 */
export const stopAccount = command({
  event: 'api-clients.account-stopped',
  allow: ['security-admin', 'department-approver', ...CLIENT_ROLES],
  input: stopAccountSchema,
  async act(scope, { accountId }) {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    const account = await inSight(scope, async () => {
      const found = await lockAccount(tx, accountId);
      if (!found) throw new DomainError('NOT_FOUND', { what: 'service-account' });
      if (actor.kind !== 'person' || !mayEnd(actor, found)) throw new DomainError('NOT_YOURS');
      if (found.stopped_at) throw new DomainError('STATE_CONFLICT', { state: 'stopped' });
      await markStopped(tx, { id: accountId, at: ctx.now, by: actor.id });
      return found;
    });
    return {
      result: { accountId },
      audit: {
        object: { kind: 'service-account', id: accountId },
        departmentId: account.department_id,
        detail: { name: account.name },
      },
    };
  },
});
