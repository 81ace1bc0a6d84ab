import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { DEFAULT_PREFERENCE } from './mail-rules.ts';
import { type MailPreference, mailPreferenceSchema, type NoticeKind } from './schemas.ts';

export interface Reachable {
  readonly personId: string;
  readonly preference: MailPreference;
}

/** Those of `personIds` who have a mail address and an open account, with how they want to be told. */
export async function reachableByMail(tx: Tx, personIds: readonly string[]): Promise<readonly Reachable[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .selectFrom('person as p')
    .leftJoin('notice_preference as w', 'w.person_id', 'p.id')
    .select(['p.id', 'w.mail'])
    .where('p.id', 'in', [...personIds])
    .where('p.mail', 'is not', null)
    .where('p.disabled_at', 'is', null)
    .execute();
  return rows.map(({ id, mail }) => ({
    personId: id,
    preference: mailPreferenceSchema.parse(mail ?? DEFAULT_PREFERENCE),
  }));
}

interface NewMail {
  readonly id: string;
  readonly personId: string;
  readonly of: { readonly noticeId: string } | { readonly digestDay: string };
  readonly at: Date;
}

/** Stores mails to be sent; one that a person has already is left. Gives the ids of the new ones. */
export async function insertMails(tx: Tx, mails: readonly NewMail[]): Promise<readonly string[]> {
  if (mails.length === 0) return [];
  const values = mails.map(({ id, personId, of, at }) => ({
    id,
    person_id: personId,
    notice_id: 'noticeId' in of ? of.noticeId : null,
    digest_day: 'digestDay' in of ? of.digestDay : null,
    state: 'waiting',
    at,
  }));
  const inserted = tx
    .insertInto('notice_mail')
    .values(values)
    .onConflict((conflict) => conflict.doNothing());
  return (await inserted.returning('id').execute()).map(({ id }) => id);
}

function mailWithReader(tx: Tx, id: string) {
  return tx
    .selectFrom('notice_mail as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.id', 'm.person_id', 'm.notice_id', 'm.digest_day', 'm.state', 'm.attempts', 'm.at'])
    .select(['p.mail', 'p.locale', 'p.disabled_at'])
    .where('m.id', '=', id);
}

/** A mail with who gets it. */
export async function findMail(tx: Tx, id: string) {
  return mailWithReader(tx, id).executeTakeFirst();
}

/** The same, locked: a mail ends once. */
export async function lockMail(tx: Tx, id: string) {
  return mailWithReader(tx, id).forUpdate('m').executeTakeFirst();
}

interface MailChange {
  readonly state: 'waiting' | 'sent' | 'dropped' | 'dead';
  readonly attempts: number;
  readonly trouble: string | null;
  readonly ended_at: Date | null;
}

export async function changeMail(tx: Tx, id: string, change: MailChange): Promise<void> {
  await tx.updateTable('notice_mail').set(change).where('id', '=', id).execute();
}

/** People who want a digest, can have one, and have unread notices of these kinds. */
export async function digestReaders(tx: Tx, kinds: readonly NoticeKind[]): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('notice_recipient as r')
    .innerJoin('notice as n', 'n.id', 'r.notice_id')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .leftJoin('notice_preference as w', 'w.person_id', 'r.person_id')
    .select('r.person_id')
    .distinct()
    .where('r.read_at', 'is', null)
    .where('n.kind', 'in', [...kinds])
    .where('p.mail', 'is not', null)
    .where('p.disabled_at', 'is', null)
    .where((eb) =>
      eb.or([eb('w.mail', '=', 'digest'), ...(DEFAULT_PREFERENCE === 'digest' ? [eb('w.mail', 'is', null)] : [])]),
    )
    // One that a digest named already is not named again.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice_mail as m')
            .select('m.id')
            .whereRef('m.person_id', '=', 'r.person_id')
            .where('m.digest_day', 'is not', null)
            .whereRef('m.at', '>=', 'r.at'),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.person_id);
}

/** The instant of a person's digest before this one; null: there was none. */
export async function digestBefore(tx: Tx, personId: string, at: Date): Promise<Date | null> {
  const row = await tx
    .selectFrom('notice_mail')
    .select('at')
    .where('person_id', '=', personId)
    .where('digest_day', 'is not', null)
    .where('at', '<', at)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

export async function preferenceOf(tx: Tx, personId: string) {
  const row = await tx
    .selectFrom('person as p')
    .leftJoin('notice_preference as w', 'w.person_id', 'p.id')
    .select(['p.mail as address', 'w.mail'])
    .where('p.id', '=', personId)
    .executeTakeFirst();
  return { address: row?.address ?? null, mail: mailPreferenceSchema.parse(row?.mail ?? DEFAULT_PREFERENCE) };
}

export async function savePreference(tx: Tx, personId: string, chosen: { mail: MailPreference; at: Date }) {
  const values = { mail: chosen.mail, changed_at: chosen.at };
  await tx
    .insertInto('notice_preference')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

/** How many mails wait, and how many were given up. */
export async function countMailStates(tx: Tx): Promise<{ readonly waiting: number; readonly dead: number }> {
  const row = await tx
    .selectFrom('notice_mail')
    .select((eb) => [
      eb.fn.countAll<bigint>().filterWhere('state', '=', 'waiting').as('waiting'),
      eb.fn.countAll<bigint>().filterWhere('state', '=', 'dead').as('dead'),
    ])
    .where('state', 'in', ['waiting', 'dead'])
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), dead: Number(row.dead) };
}
