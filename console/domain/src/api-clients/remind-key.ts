import { findReaders } from '../notices/find-readers.ts';
import { tell } from '../notices/tell.ts';
import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { clientRoleSchema, keyRefSchema } from './schemas.ts';
import { findAccount, findKey } from './store.ts';

/**
 * Reminds the owner of a key that it ends, once; `reminded` false: there is nobody to tell, and no row of it. NOT_FOUND; STATE_CONFLICT
 * where it has ended.
 */
export const remindKey = ingest({
  event: 'api-clients.key-reminded',
  allow: ['job'],
  input: keyRefSchema,
  async store(scope, { keyId }) {
    const { ctx, tx } = scope;
    const key = await findKey(tx, { id: keyId });
    const account = key && (await findAccount(tx, key.account_id));
    if (!key || !account) throw new DomainError('NOT_FOUND', { what: 'service-account' });
    const { prefix, expires_at: dueAt } = key;
    if (key.revoked_at || dueAt <= ctx.now) throw new DomainError('STATE_CONFLICT', { object: prefix, state: 'ended' });
    const { id, name, owner_id: personId, department_id: departmentId } = account;
    const to = [{ role: clientRoleSchema.parse(account.role), personId }];
    const readers = await findReaders.definition.read(scope, { to, except: [], standIns: false, departmentId });
    if (readers.length === 0) return { result: { reminded: false } };
    const object = { kind: 'service-account', id } as const;
    const telling = { kind: 'key-expiring', about: object, aspect: keyId, departmentId, once: true } as const;
    await tell.within(scope, { ...telling, facts: { name, prefix }, dueAt, to });
    return {
      result: { reminded: true },
      audit: { object, departmentId, detail: { prefix, until: dueAt.toISOString() } },
    };
  },
});
