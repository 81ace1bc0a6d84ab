import { randomBytes } from 'node:crypto';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { hashOfSecret, keyOf, PREFIX_BYTES, SECRET_BYTES, writeKey } from './key-rules.ts';
import { CLIENT_ROLES, daysAfter, endOfReplaced, grantsOfAccount, MOST_KEYS } from './rules.ts';
import { rotateKeySchema } from './schemas.ts';
import { countLiveKeys, findKey, insertKey, lockAccount, shortenKey } from './store.ts';

/**
 * Issues a key in the place of another one, with its scopes; the other one goes on for the overlap, so that programs change over
 * without a gap. Refused as issuing is, and with STATE_CONFLICT where the other one has ended.
 */
export const rotateKey = command({
  event: 'api-clients.key-rotated',
  allow: [...CLIENT_ROLES],
  input: rotateKeySchema,
  stepUp: true,
  async act({ ctx, tx }, { keyId, days, overlapHours }) {
    const found = await findKey(tx, { id: keyId });
    const account = found && (await lockAccount(tx, found.account_id));
    // Read again under the account's lock: two rotations at once.
    const old = account && (await findKey(tx, { id: keyId }));
    if (!old || !account) throw new DomainError('NOT_FOUND', { what: 'service-account' });
    if (ctx.actor.kind !== 'person' || account.owner_id !== ctx.actor.id) throw new DomainError('NOT_YOURS');
    if (account.stopped_at) throw new DomainError('STATE_CONFLICT', { state: 'stopped' });
    if (old.revoked_at || old.expires_at <= ctx.now) throw new DomainError('STATE_CONFLICT', { state: 'ended' });
    const { role, department_id } = account;
    if (grantsOfAccount({ role, departmentId: department_id }, ctx.actor.grants).length === 0)
      throw new DomainError('OWNER_LACKS_ROLE', { role: [role] });
    const live = await countLiveKeys(tx, account.id, ctx.now);
    if (live - (overlapHours === 0 ? 1 : 0) >= MOST_KEYS) throw new DomainError('KEYS_ENOUGH', { limit: MOST_KEYS });
    const key = keyOf(randomBytes(PREFIX_BYTES), randomBytes(SECRET_BYTES));
    const id = newId(ctx.now);
    const expiresAt = daysAfter(ctx.now, days);
    const oldEnds = endOfReplaced(old.expires_at, ctx.now, overlapHours);
    const life = { created_at: ctx.now, expires_at: expiresAt, replaces: old.id };
    const kept = { prefix: key.prefix, secret_hash: hashOfSecret(key.secret), scopes: old.scopes };
    await insertKey(tx, { id, account_id: account.id, department_id, ...kept, ...life });
    await shortenKey(tx, old.id, oldEnds);
    return {
      result: { keyId: id, key: writeKey(key), expiresAt: expiresAt.toISOString() },
      audit: {
        object: { kind: 'service-account', id: account.id },
        departmentId: department_id,
        detail: { keyId: id, prefix: key.prefix, replaces: old.prefix, replacedEnds: oldEnds.toISOString() },
      },
    };
  },
});
