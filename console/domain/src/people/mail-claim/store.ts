import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Counted } from './rules.ts';
import type { UNSENT } from './schemas.ts';

/** A person's claim, confirmed or not. */
export async function claimOf(tx: Tx, personId: string) {
  return tx.selectFrom('mail_claim').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

/** The same, locked: two answers at once are two tries. */
export async function lockClaim(tx: Tx, personId: string) {
  return tx.selectFrom('mail_claim').selectAll().where('person_id', '=', personId).forUpdate().executeTakeFirst();
}

interface NewClaim {
  readonly id: string;
  readonly personId: string;
  readonly mail: string;
  readonly at: Date;
  readonly counted: Counted;
}

/** Begins a claim in the place of an earlier one, whose code counts no more. */
export async function saveClaim(tx: Tx, { id, personId, mail, at, counted }: NewClaim): Promise<void> {
  const fresh = { id, mail, claimed_at: at, counted_from: counted.from, counted: counted.count };
  const blank = { code_hash: null, expires_at: null, tries: 0, unsent: null, confirmed_at: null };
  await tx
    .insertInto('mail_claim')
    .values({ person_id: personId, ...fresh, ...blank })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ ...fresh, ...blank }))
    .execute();
}

/** Gives a claim that waits for one a code; undefined where another claim took its place or it is confirmed. */
export async function setCode(tx: Tx, claimId: string, code: { readonly hash: string; readonly expiresAt: Date }) {
  return tx
    .updateTable('mail_claim')
    .from('person')
    .set({ code_hash: code.hash, expires_at: code.expiresAt, tries: 0, unsent: null })
    .whereRef('person.id', '=', 'mail_claim.person_id')
    .where('mail_claim.id', '=', claimId)
    .where('mail_claim.confirmed_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .returning(['mail_claim.person_id', 'mail_claim.mail', 'person.locale'])
    .executeTakeFirst();
}

/** Notes that the code of a claim could not be mailed: it counts no more. */
export async function setUnsent(tx: Tx, claimId: string, why: (typeof UNSENT)[number]) {
  return tx
    .updateTable('mail_claim')
    .set({ unsent: why, code_hash: null, expires_at: null })
    .where('id', '=', claimId)
    .where('confirmed_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
}

export async function countTry(tx: Tx, personId: string, tries: number): Promise<void> {
  await tx.updateTable('mail_claim').set({ tries }).where('person_id', '=', personId).execute();
}

/** Ends a claim whose code was given back: no code counts any more. */
export async function endClaim(tx: Tx, personId: string, at: Date): Promise<void> {
  const ended = { confirmed_at: at, code_hash: null, expires_at: null };
  await tx.updateTable('mail_claim').set(ended).where('person_id', '=', personId).execute();
}
