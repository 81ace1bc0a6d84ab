import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import type { SessionFacts } from './rules.ts';

export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  readonly expiresAt: Date;
}

export async function insertAttempt(tx: Tx, attempt: Attempt, now: Date): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where('expires_at', '<=', now).execute();
  await tx
    .insertInto('sign_in_attempt')
    .values({
      state: attempt.state,
      nonce: attempt.nonce,
      code_verifier: attempt.codeVerifier,
      return_to: attempt.returnTo,
      expires_at: attempt.expiresAt,
    })
    .execute();
}

/** Removes the attempt as it reads it: the same `state` is never answered twice. */
export async function takeAttempt(tx: Tx, state: string): Promise<Attempt | null> {
  const row = await tx.deleteFrom('sign_in_attempt').where('state', '=', state).returningAll().executeTakeFirst();
  if (!row) return null;
  return {
    state: row.state,
    nonce: row.nonce,
    codeVerifier: row.code_verifier,
    returnTo: row.return_to,
    expiresAt: row.expires_at,
  };
}

export interface SessionRow {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly createdAt: Date;
  readonly idleExpiresAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string;
  readonly authenticatedAt: Date | null;
}

export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      id: row.id,
      token_hash: row.tokenHash,
      authenticated_at: row.authenticatedAt,
      person_id: row.personId,
      created_at: row.createdAt,
      last_seen_at: row.createdAt,
      idle_expires_at: row.idleExpiresAt,
      expires_at: row.expiresAt,
      user_agent: row.userAgent.slice(0, 300),
    })
    .execute();
}

export async function findSession(
  tx: Tx,
  tokenHash: Buffer,
): Promise<(SessionFacts & { id: string; personId: string; authenticatedAt: Date | null }) | null> {
  const row = await tx
    .selectFrom('session')
    .select(['id', 'person_id', 'authenticated_at', 'last_seen_at', 'idle_expires_at', 'expires_at', 'ended_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    personId: row.person_id,
    authenticatedAt: row.authenticated_at,
    lastSeenAt: row.last_seen_at,
    idleExpiresAt: row.idle_expires_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
  };
}

export async function touchSession(tx: Tx, tokenHash: Buffer, seen: { at: Date; idleExpiresAt: Date }): Promise<void> {
  await tx
    .updateTable('session')
    .set({ last_seen_at: seen.at, idle_expires_at: seen.idleExpiresAt })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends the session if it is still open; the person it belonged to, or null when there was nothing to end. */
export async function endSessionRow(tx: Tx, tokenHash: Buffer, at: Date): Promise<string | null> {
  const row = await tx
    .updateTable('session')
    .set({ ended_at: at })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** Sessions that are open at `now`, of one person or of all (null), newest first. */
export async function openSessions(
  tx: Tx,
  personId: string | null,
  { now, cursor, limit }: { readonly now: Date; readonly cursor?: string | null | undefined; readonly limit: number },
) {
  let open = tx
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .where('s.ended_at', 'is', null)
    .where('s.idle_expires_at', '>', now)
    .where('s.expires_at', '>', now);
  if (personId) open = open.where('s.person_id', '=', personId);
  const { total } = await open.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  let page = open.select(['s.id', 's.person_id', 'p.real_name', 's.created_at', 's.last_seen_at', 's.expires_at']);
  const after = decodeCursor(cursor);
  if (after) page = page.where((eb) => eb(eb.refTuple('s.created_at', 's.id'), '<', eb.tuple(after.at, after.id)));
  const rows = await page
    .select(['s.authenticated_at', 's.user_agent'])
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const nextCursor = last ? encodeCursor(last.created_at, last.id) : null;
  return { rows: rows.slice(0, limit), total: Number(total), nextCursor };
}
export type OpenSession = Awaited<ReturnType<typeof openSessions>>['rows'][number];

/** Ends an open session by its key, of one person or of anyone (null); whose it was, or null where there is none such. */
export async function endSessionById(
  tx: Tx,
  { id, personId, at }: { readonly id: string; readonly personId: string | null; readonly at: Date },
): Promise<string | null> {
  let ended = tx.updateTable('session').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null);
  if (personId) ended = ended.where('person_id', '=', personId);
  return (await ended.returning('person_id').executeTakeFirst())?.person_id ?? null;
}

export interface SamplePerson {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly place: string;
}

/** People the local bootstrap made: subject `sample:<slug>`. */
export async function samplePeople(tx: Tx): Promise<SamplePerson[]> {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('role_grant', (join) => join.onRef('role_grant.person_id', '=', 'person.id').on('revoked_at', 'is', null))
    .leftJoin('organisation', 'organisation.id', 'role_grant.organisation_id')
    .leftJoin('department', 'department.id', 'role_grant.department_id')
    .select(['person.subject', 'person.real_name', 'role_grant.role', 'organisation.name as organisation'])
    .select('department.name as department')
    .where('person.subject', 'like', 'sample:%')
    .where('person.disabled_at', 'is', null)
    .orderBy('person.id')
    .orderBy('role_grant.granted_at')
    .execute();
  return [...Map.groupBy(rows, (row) => row.subject)].map(([subject, all]) => ({
    subject,
    name: all[0]?.real_name ?? subject,
    roles: [...new Set(all.flatMap((row) => row.role ?? []))],
    place: all[0]?.department ?? all[0]?.organisation ?? '',
  }));
}

/** Ends all sessions of a person that are not over, but `except`; how many those were. */
export async function endOpenSessions(
  tx: Tx,
  personId: string,
  { at, except }: { readonly at: Date; readonly except: string | null },
): Promise<number> {
  const others = except === null ? sql<boolean>`true` : sql<boolean>`id <> ${except}`;
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ ended_at: at })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('idle_expires_at', '>', at)
    .where('expires_at', '>', at)
    .where(others)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
