import type { Actor } from '../verb/actor.ts';
import { mayEnd } from './owner-rules.ts';
import { standingOfKey } from './rules.ts';
import { type AccountView, clientRoleSchema } from './schemas.ts';
import type { AccountRow, KeyRow } from './store.ts';

/** An account with its keys as people see it; `actor` is who looks. */
export function viewAccount(
  row: AccountRow,
  keys: readonly KeyRow[],
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): AccountView {
  const { department_id, department_slug, department_name } = row;
  const department =
    department_id && department_slug && department_name
      ? { id: department_id, slug: department_slug, name: department_name }
      : null;
  const open = row.stopped_at === null;
  return {
    id: row.id,
    name: row.name,
    purpose: row.purpose,
    role: clientRoleSchema.parse(row.role),
    department,
    owner: { id: row.owner_id, name: row.owner_name },
    madeBy: { id: row.created_by, name: row.maker_name },
    createdAt: row.created_at.toISOString(),
    stoppedAt: row.stopped_at?.toISOString() ?? null,
    ownerServes: row.owner_serves,
    mayIssue: open && row.owner_serves && actor.kind === 'person' && actor.id === row.owner_id,
    mayEnd: open && mayEnd(actor, row),
    keys: keys.filter((key) => key.account_id === row.id).map((key) => viewKey(key, row, now)),
  };
}

function viewKey(key: KeyRow, account: AccountRow, now: Date): AccountView['keys'][number] {
  const facts = { expiresAt: key.expires_at, revokedAt: key.revoked_at, stoppedAt: account.stopped_at };
  return {
    id: key.id,
    prefix: key.prefix,
    scopes: key.scopes,
    standing: standingOfKey({ ...facts, ownerServes: account.owner_serves }, now),
    createdAt: key.created_at.toISOString(),
    expiresAt: key.expires_at.toISOString(),
    lastUsedAt: key.last_used_at?.toISOString() ?? null,
    lastRefusedAt: key.last_refused_at?.toISOString() ?? null,
    revokedAt: key.revoked_at?.toISOString() ?? null,
  };
}
