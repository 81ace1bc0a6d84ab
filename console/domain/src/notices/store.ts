import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import type { NoticeFacts, NoticeKind, noticesInputSchema } from './schemas.ts';

interface NewNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly about: { readonly kind: string; readonly id: string };
  readonly aspect: string;
  readonly departmentId: string | null;
  readonly facts: NoticeFacts;
  readonly at: Date;
  readonly dueAt: Date | null;
  readonly recipients: readonly { readonly personId: string; readonly role: string }[];
}

/** Stores a notice for others to read: only in the scope of all, since nobody's own scope reaches them. */
export async function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  const { id, kind, about, aspect, departmentId, facts, at, dueAt, recipients } = notice;
  await tx
    .insertInto('notice')
    .values({
      id,
      kind,
      object_kind: about.kind,
      object_id: about.id,
      aspect,
      subject_department_id: departmentId,
      facts: JSON.stringify(facts),
      at,
      due_at: dueAt,
    })
    .execute();
  await tx
    .insertInto('notice_recipient')
    .values(recipients.map(({ personId, role }) => ({ notice_id: id, person_id: personId, role, at })))
    .execute();
}

/** Whether people were told of the same thing and it is not done. */
export async function isTold(tx: Tx, { kind, about, aspect }: Pick<NewNotice, 'kind' | 'about' | 'aspect'>) {
  const found = await tx
    .selectFrom('notice')
    .select('id')
    .where('object_kind', '=', about.kind)
    .where('object_id', '=', about.id)
    .where('kind', '=', kind)
    .where('aspect', '=', aspect)
    .where('done_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Objects and aspects of which a notice of the kind is there and not done. */
export async function toldOf(tx: Tx, kind: NoticeKind) {
  return tx
    .selectFrom('notice')
    .select(['object_id as objectId', 'aspect'])
    .distinct()
    .where('kind', '=', kind)
    .where('done_at', 'is', null)
    .execute();
}

interface Settled {
  readonly about: { readonly kind: string; readonly id: string };
  readonly kinds: readonly NoticeKind[];
  readonly aspect?: string | undefined;
  readonly at: Date;
}

/** Notes that what notices asked for is done, for everyone who was asked. Gives how many were open. */
export async function endNotices(tx: Tx, { about, kinds, aspect, at }: Settled): Promise<number> {
  let open = tx
    .updateTable('notice')
    .set({ done_at: at })
    .where('object_kind', '=', about.kind)
    .where('object_id', '=', about.id)
    .where('kind', 'in', [...kinds])
    .where('done_at', 'is', null);
  if (aspect !== undefined) open = open.where('aspect', '=', aspect);
  const { numUpdatedRows } = await open.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Notices of one person, told in a duty that the person still has: what a duty showed goes with it. */
function ownNotices(tx: Tx, personId: string) {
  return tx
    .selectFrom('notice_recipient as r')
    .innerJoin('notice as n', 'n.id', 'r.notice_id')
    .where('r.person_id', '=', personId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('role_grant as g')
          .select('g.id')
          .whereRef('g.person_id', '=', 'r.person_id')
          .whereRef('g.role', '=', 'r.role')
          .where('g.revoked_at', 'is', null)
          .where((own) =>
            own.or([
              own('g.department_id', 'is', null),
              own('n.subject_department_id', 'is', null),
              own('g.department_id', '=', own.ref('n.subject_department_id')),
            ]),
          ),
      ),
    );
}

interface Filter extends z.output<typeof noticesInputSchema> {
  readonly personId: string;
  readonly todoKinds: readonly NoticeKind[];
}

/** One page of a person's notices, newest first. */
export async function pageOfNotices(tx: Tx, { personId, show, cursor, limit, todoKinds }: Filter) {
  let matching = ownNotices(tx, personId);
  if (show === 'unread') matching = matching.where('r.read_at', 'is', null);
  if (show === 'open') matching = matching.where('n.done_at', 'is', null).where('n.kind', 'in', [...todoKinds]);
  const { total } = await matching.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const after = decodeCursor(cursor);
  let page = matching
    .select(['n.id', 'n.kind', 'n.object_kind', 'n.object_id', 'n.facts', 'n.due_at', 'n.done_at'])
    .select(['r.at', 'r.read_at']);
  if (after) page = page.where((eb) => eb(eb.refTuple('r.at', 'r.notice_id'), '<', eb.tuple(after.at, after.id)));
  const rows = await page
    .orderBy('r.at', 'desc')
    .orderBy('r.notice_id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, total: Number(total), nextCursor: last ? encodeCursor(last.at, last.id) : null };
}

interface Chosen {
  readonly kinds: readonly NoticeKind[];
  readonly limit: number;
}

const MAIL_COLUMNS = ['n.id', 'n.kind', 'n.object_kind', 'n.object_id', 'n.facts', 'n.due_at', 'n.done_at'] as const;

/** A person's notices as a mail names them: one, or those of some kinds that are unread and came after an instant, newest first. */
export async function noticesOfMail(
  tx: Tx,
  personId: string,
  which: { readonly id: string } | (Chosen & { readonly after: Date }),
) {
  const own = ownNotices(tx, personId).select(MAIL_COLUMNS).select(['r.at', 'r.read_at']);
  if ('id' in which) return own.where('n.id', '=', which.id).execute();
  const { kinds, after, limit } = which;
  const unread = own.where('r.read_at', 'is', null).where('n.kind', 'in', [...kinds]);
  return unread.where('r.at', '>', after).orderBy('r.at', 'desc').limit(limit).execute();
}

/** A person's notices that still ask for an act, earliest deadline first. */
export async function openNotices(tx: Tx, personId: string, { kinds, limit }: Chosen) {
  const own = ownNotices(tx, personId).select(MAIL_COLUMNS).select(['r.at', 'r.read_at']);
  const open = own.where('n.done_at', 'is', null).where('n.kind', 'in', [...kinds]);
  return open.orderBy('n.due_at').orderBy('r.at').limit(limit).execute();
}
export type NoticeRow = Awaited<ReturnType<typeof pageOfNotices>>['rows'][number];

/** How many of a person's notices are unread, and how many still ask for an act. */
export async function countNotices(tx: Tx, personId: string, todoKinds: readonly NoticeKind[]) {
  const row = await ownNotices(tx, personId)
    .select((eb) => [
      eb.fn.countAll<bigint>().filterWhere('r.read_at', 'is', null).as('unread'),
      eb.fn
        .countAll<bigint>()
        .filterWhere('n.done_at', 'is', null)
        .filterWhere('n.kind', 'in', [...todoKinds])
        .as('open'),
    ])
    .where((eb) => eb.or([eb('r.read_at', 'is', null), eb('n.done_at', 'is', null)]))
    .executeTakeFirstOrThrow();
  return { unread: Number(row.unread), open: Number(row.open) };
}

/** Notes that a person has read the named notices, or all that were told up to an instant. Gives how many were unread. */
export async function markOwnRead(
  tx: Tx,
  of: { readonly personId: string; readonly at: Date },
  which: { readonly ids: readonly string[] } | { readonly upTo: Date },
): Promise<number> {
  const unread = tx
    .updateTable('notice_recipient')
    .set({ read_at: of.at })
    .where('person_id', '=', of.personId)
    .where('read_at', 'is', null);
  const chosen =
    'ids' in which ? unread.where('notice_id', 'in', [...which.ids]) : unread.where('at', '<=', which.upTo);
  const { numUpdatedRows } = await chosen.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What asks for an act of a person and is not done, with the duty it was told in. Only in the scope of all. */
export async function openTodosOf(tx: Tx, personId: string, kinds: readonly NoticeKind[]) {
  const rows = await tx
    .selectFrom('notice_recipient as r')
    .innerJoin('notice as n', 'n.id', 'r.notice_id')
    .select(['n.id', 'r.role', 'n.subject_department_id as departmentId'])
    .where('r.person_id', '=', personId)
    .where('n.done_at', 'is', null)
    .where('n.kind', 'in', [...kinds])
    .execute();
  return rows;
}

/** Gives notices to more people; who has one already keeps it as it is. Only in the scope of all. */
export async function addReaders(
  tx: Tx,
  of: {
    readonly noticeIds: readonly string[];
    readonly personIds: readonly string[];
    readonly role: string;
    readonly at: Date;
  },
): Promise<void> {
  // Two parameters however many there are: a statement takes 65,535, and one a reader would be beyond that.
  await sql`
    insert into notice_recipient (notice_id, person_id, role, at)
    select n.id, p.id, ${of.role}, ${of.at}
    from unnest(${of.noticeIds}::uuid[]) as n (id) cross join unnest(${of.personIds}::uuid[]) as p (id)
    on conflict do nothing`.execute(tx);
}
