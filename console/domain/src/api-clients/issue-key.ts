import { randomBytes } from 'node:crypto';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { hashOfSecret, keyOf, PREFIX_BYTES, SECRET_BYTES, writeKey } from './key-rules.ts';
import { CLIENT_ROLES, daysAfter, grantsOfAccount, MOST_KEYS } from './rules.ts';
import { issueKeySchema } from './schemas.ts';
import { countLiveKeys, insertKey, lockAccount } from './store.ts';

/**
 * Issues a key of an account to its owner, and to nobody else: who answers for what a program does is the only one who ever sees its
 * key, once. Refused: NOT_YOURS to others; STATE_CONFLICT for a stopped account; OWNER_LACKS_ROLE after the role was taken away;
 * KEYS_ENOUGH above three live keys.
 */
export const issueKey = command({
  event: 'api-clients.key-issued',
  allow: [...CLIENT_ROLES],
  input: issueKeySchema,
  stepUp: true,
  async act({ ctx, tx }, { accountId, scopes, days }) {
    const account = await lockAccount(tx, accountId);
    if (!account) throw new DomainError('NOT_FOUND', { what: 'service-account' });
    if (ctx.actor.kind !== 'person' || account.owner_id !== ctx.actor.id) throw new DomainError('NOT_YOURS');
    if (account.stopped_at) throw new DomainError('STATE_CONFLICT', { state: 'stopped' });
    const { role, department_id } = account;
    if (grantsOfAccount({ role, departmentId: department_id }, ctx.actor.grants).length === 0)
      throw new DomainError('OWNER_LACKS_ROLE', { role: [role] });
    if ((await countLiveKeys(tx, accountId, ctx.now)) >= MOST_KEYS)
      throw new DomainError('KEYS_ENOUGH', { limit: MOST_KEYS });
    const key = keyOf(randomBytes(PREFIX_BYTES), randomBytes(SECRET_BYTES));
    const id = newId(ctx.now);
    const expiresAt = daysAfter(ctx.now, days);
    const life = { created_at: ctx.now, expires_at: expiresAt, replaces: null };
    const kept = { prefix: key.prefix, secret_hash: hashOfSecret(key.secret), scopes };
    await insertKey(tx, { id, account_id: accountId, department_id, ...kept, ...life });
    return {
      result: { keyId: id, key: writeKey(key), expiresAt: expiresAt.toISOString() },
      audit: {
        object: { kind: 'service-account', id: accountId },
        departmentId: department_id,
        detail: { keyId: id, prefix: key.prefix, scopes, expiresAt: expiresAt.toISOString() },
      },
    };
  },
});
