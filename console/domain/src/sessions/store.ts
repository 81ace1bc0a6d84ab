import type { Tx } from '@zhengyun/db/with-transaction.ts';
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
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly createdAt: Date;
  readonly idleExpiresAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string;
}

export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      token_hash: row.tokenHash,
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
): Promise<(SessionFacts & { readonly personId: string }) | null> {
  const row = await tx
    .selectFrom('session')
    .select(['person_id', 'last_seen_at', 'idle_expires_at', 'expires_at', 'ended_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  return {
    personId: row.person_id,
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
