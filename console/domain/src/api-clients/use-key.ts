import { readActor } from '../people/read-actor.ts';
import type { Actor, Grant } from '../verb/actor.ts';
import type { VerbScope } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { isSecretOf, readKey } from './key-rules.ts';
import { grantsOfAccount, type KeyStanding, REFUSAL_NOTE_MS, standingOfKey, TOUCH_MS } from './rules.ts';
import { useKeySchema } from './schemas.ts';
import { findAccount, findKey, touchKey } from './store.ts';

/** Who shows the key, and what for it may be used; or why it is worth nothing (`unknown`: there is none such). */
export type KeyUse =
  | { readonly actor: Extract<Actor, { kind: 'client' }>; readonly keyId: string; readonly scopes: readonly string[] }
  | { readonly refused: Exclude<KeyStanding, 'live'> | 'unknown' };

async function ownerOf(scope: VerbScope, personId: string): Promise<{ name: string; grants: readonly Grant[] } | null> {
  try {
    return await readActor.definition.read(scope, { personId });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_SIGNED_IN') return null;
    throw error;
  }
}

/**
 * Who the bearer of `key` is now, with the grants of this instant: a role taken from the owner, or an owner who was disabled, counts
 * from the next call on. The use is noted once a minute; a refused one leaves an audit row once an hour.
 */
export const useKey = ingest({
  event: 'api-clients.key-refused',
  allow: ['job'],
  input: useKeySchema,
  async store(scope, { key: text }): Promise<{ result: KeyUse; audit?: ReturnType<typeof refusalNote> }> {
    const { ctx, tx } = scope;
    const given = readKey(text);
    const key = given && (await findKey(tx, { prefix: given.prefix }));
    const known = isSecretOf(given?.secret ?? '', key?.secret_hash ?? null);
    const account = key && known ? await findAccount(tx, key.account_id) : undefined;
    if (!key || !account) return { result: { refused: 'unknown' } };
    const owner = await ownerOf(scope, account.owner_id);
    const departmentId = account.department_id;
    const grants = grantsOfAccount({ role: account.role, departmentId }, owner?.grants ?? []);
    const ends = { expiresAt: key.expires_at, revokedAt: key.revoked_at, stoppedAt: account.stopped_at };
    const standing = standingOfKey({ ...ends, ownerServes: grants.length > 0 }, ctx.now);
    if (standing !== 'live' || !owner) {
      const refused = standing === 'live' ? 'owner-left' : standing;
      if (!isDue(key.last_refused_at, ctx.now, REFUSAL_NOTE_MS)) return { result: { refused } };
      await touchKey(tx, key.id, { last_refused_at: ctx.now });
      return { result: { refused }, audit: refusalNote(account, { prefix: key.prefix, reason: refused }) };
    }
    if (isDue(key.last_used_at, ctx.now, TOUCH_MS)) await touchKey(tx, key.id, { last_used_at: ctx.now });
    const { id, name, owner_id } = account;
    const actor = { kind: 'client' as const, id, name, owner: { id: owner_id, name: owner.name }, grants };
    return { result: { actor, keyId: key.id, scopes: key.scopes } };
  },
});

function isDue(last: Date | null, now: Date, everyMs: number): boolean {
  return last === null || now.getTime() - last.getTime() >= everyMs;
}

const refusalNote = (
  { id, department_id: departmentId }: { readonly id: string; readonly department_id: string | null },
  detail: Readonly<Record<string, string>>,
) => ({ object: { kind: 'service-account' as const, id }, departmentId, detail });
