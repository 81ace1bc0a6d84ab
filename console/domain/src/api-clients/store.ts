import { inScopeOfAll, type Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { holds, scopeOf, type VerbScope } from '../verb/context.ts';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import type { ClientRole } from './rules.ts';

/**
 * Runs `work` where the caller sees the accounts they may see. The security administrator, who sees no tenant's rows otherwise, makes
 * and ends everyone's accounts; for others row-level security stays as it is.
 */
export async function inSight<Result>({ ctx, tx }: VerbScope, work: () => Promise<Result>): Promise<Result> {
  return holds(ctx.actor, 'security-admin') ? inScopeOfAll(tx, scopeOf(ctx.actor), work) : work();
}

interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly role: ClientRole;
  readonly department_id: string | null;
  readonly owner_id: string;
  readonly created_at: Date;
  readonly created_by: string;
}

export async function insertAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx.insertInto('service_account').values(account).execute();
}

/** The account, locked until the transaction ends: two keys issued at once can't both be the last that is allowed. */
export async function lockAccount(tx: Tx, id: string) {
  return tx.selectFrom('service_account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findAccount(tx: Tx, id: string) {
  return tx.selectFrom('service_account').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function markStopped(tx: Tx, { id, at, by }: { id: string; at: Date; by: string }): Promise<void> {
  await tx.updateTable('service_account').set({ stopped_at: at, stopped_by: by }).where('id', '=', id).execute();
}

interface NewKey {
  readonly id: string;
  readonly account_id: string;
  readonly department_id: string | null;
  readonly prefix: string;
  readonly secret_hash: Buffer;
  readonly scopes: string[];
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly replaces: string | null;
}

export async function insertKey(tx: Tx, key: NewKey): Promise<void> {
  await tx.insertInto('api_key').values(key).execute();
}

export async function findKey(tx: Tx, by: { readonly id: string } | { readonly prefix: string }) {
  const base = tx.selectFrom('api_key').selectAll();
  return ('id' in by ? base.where('id', '=', by.id) : base.where('prefix', '=', by.prefix)).executeTakeFirst();
}

export async function countLiveKeys(tx: Tx, accountId: string, now: Date): Promise<number> {
  const { n } = await tx
    .selectFrom('api_key')
    .select((eb) => eb.fn.countAll<bigint>().as('n'))
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function shortenKey(tx: Tx, id: string, expiresAt: Date): Promise<void> {
  await tx.updateTable('api_key').set({ expires_at: expiresAt }).where('id', '=', id).execute();
}

/** Revokes a key that is not yet; false: it was. */
export async function markRevoked(tx: Tx, { id, at, by }: { id: string; at: Date; by: string }): Promise<boolean> {
  const revoked = await tx
    .updateTable('api_key')
    .set({ revoked_at: at, revoked_by: by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return revoked.numUpdatedRows > 0n;
}

/** Revokes the keys of a person's accounts that have not ended; their prefixes. */
export async function revokeLiveKeys(
  tx: Tx,
  { ownerId, at, by }: { readonly ownerId: string; readonly at: Date; readonly by: string },
): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('api_key')
    .set({ revoked_at: at, revoked_by: by })
    .where('account_id', 'in', (eb) => eb.selectFrom('service_account').select('id').where('owner_id', '=', ownerId))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .returning('prefix')
    .execute();
  return rows.map(({ prefix }) => prefix);
}

export async function touchKey(tx: Tx, id: string, seen: { last_used_at: Date } | { last_refused_at: Date }) {
  await tx.updateTable('api_key').set(seen).where('id', '=', id).execute();
}

/** Accounts with the names people read, and whether each one's owner serves in its role still. */
function accounts(tx: Tx) {
  return tx
    .selectFrom('service_account as a')
    .innerJoin('person as o', 'o.id', 'a.owner_id')
    .innerJoin('person as m', 'm.id', 'a.created_by')
    .leftJoin('department as d', 'd.id', 'a.department_id')
    .select(['a.id', 'a.name', 'a.purpose', 'a.role', 'a.department_id', 'a.owner_id', 'a.created_at', 'a.created_by'])
    .select(['a.stopped_at', 'o.real_name as owner_name', 'm.real_name as maker_name'])
    .select(['d.slug as department_slug', 'd.name as department_name'])
    .select(
      sql<boolean>`o.disabled_at is null and exists (select 1 from role_grant g where g.person_id = a.owner_id
        and g.role = a.role and g.revoked_at is null and g.department_id is not distinct from a.department_id)`.as(
        'owner_serves',
      ),
    );
}
export type AccountRow = Awaited<ReturnType<ReturnType<typeof accounts>['execute']>>[number];

/** Accounts newest first, of one owner or of all that the transaction sees (null). */
export async function pageOfAccounts(
  tx: Tx,
  ownerId: string | null,
  { cursor, limit }: { readonly cursor?: string | null | undefined; readonly limit: number },
) {
  let matching = tx.selectFrom('service_account');
  if (ownerId) matching = matching.where('owner_id', '=', ownerId);
  const { total } = await matching.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  let page = accounts(tx);
  if (ownerId) page = page.where('a.owner_id', '=', ownerId);
  const after = decodeCursor(cursor);
  if (after) page = page.where((eb) => eb(eb.refTuple('a.created_at', 'a.id'), '<', eb.tuple(after.at, after.id)));
  const rows = await page
    .orderBy('a.created_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const nextCursor = last ? encodeCursor(last.created_at, last.id) : null;
  return { rows: rows.slice(0, limit), total: Number(total), nextCursor };
}

/** Keys of the accounts, newest first. */
export async function keysOf(tx: Tx, accountIds: readonly string[]) {
  if (accountIds.length === 0) return [];
  return tx
    .selectFrom('api_key')
    .select(['id', 'account_id', 'prefix', 'scopes', 'created_at', 'expires_at'])
    .select(['last_used_at', 'last_refused_at', 'revoked_at'])
    .where('account_id', 'in', [...accountIds])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
export type KeyRow = Awaited<ReturnType<typeof keysOf>>[number];

/** Keys of accounts in service that end between `now` and `until` and of which nobody was reminded, soonest first, with whom to tell. */
export async function keysEndingBy(tx: Tx, { now, until }: { readonly now: Date; readonly until: Date }) {
  return (
    tx
      .selectFrom('api_key as k')
      .innerJoin('service_account as a', 'a.id', 'k.account_id')
      .select(['k.id', 'k.prefix', 'k.expires_at', 'a.id as account_id', 'a.name', 'a.owner_id', 'a.department_id'])
      .where('k.revoked_at', 'is', null)
      .where('a.stopped_at', 'is', null)
      .where('k.expires_at', '>', now)
      .where('k.expires_at', '<=', until)
      // A key that another one took the place of ends as was meant.
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('api_key as n').select('n.id').whereRef('n.replaces', '=', 'k.id'))),
      )
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('notice as told')
              .select('told.id')
              .where('told.object_kind', '=', 'service-account')
              .where('told.object_id', '=', eb.cast<string>('a.id', 'text'))
              .where('told.aspect', '=', eb.cast<string>('k.id', 'text'))
              .where('told.kind', '=', 'key-expiring'),
          ),
        ),
      )
      .orderBy('k.expires_at')
      .orderBy('k.id')
      .execute()
  );
}
