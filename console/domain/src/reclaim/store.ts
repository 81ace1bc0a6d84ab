import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { WorkingDayChange } from '@zhengyun/rulebook/working-day-changes.ts';
import { sql } from 'kysely';
import { DomainError } from '../verb/errors.ts';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import { type OpenStanding, storedStanding, type TakenStep } from './rules.ts';
import type { Judgement, ReclaimEventKind } from './schemas.ts';

/** All that the authority has said of working days, oldest first. */
export async function workingDayChanges(tx: Tx): Promise<readonly WorkingDayChange[]> {
  const rows = await tx.selectFrom('working_day').select(['day', 'worked', 'said_at']).orderBy('said_at').execute();
  return rows.map(({ day, worked, said_at: saidAt }) => ({ day, worked, saidAt }));
}

/**
 * Whether the removal that was ordered came to nothing: it failed or was cancelled, and the resource stands as it stood. A later change of
 * it, or a later reclaim, is a matter of its own. Whether it may be ordered again is the rules' to say.
 */
const CUT_UNDONE = sql<boolean>`coalesce(r.ended_by = 'cut', false) and z.state = 'active'
  and not exists (select from operation o where o.stack_id = z.stack_id and o.intent->>'purpose' = 'reclaim'
                     and o.state not in ('done', 'failed', 'cancelled'))
  and not exists (select from order_line l join request q on q.id = l.request_id
                   where l.resource_id = z.id and l.state = 'open' and q.kind = 'release')
  and not exists (select from resource_change x where x.resource_id = z.id and x.at > r.ended_at)
  and not exists (select from reclaim n where n.resource_id = z.id and n.opened_at > r.opened_at)`;

function reclaimRows(tx: Tx) {
  return tx
    .selectFrom('reclaim as r')
    .innerJoin('resource as z', 'z.id', 'r.resource_id')
    .innerJoin('department as d', 'd.id', 'r.department_id')
    .innerJoin('business_system as s', 's.id', 'z.system_id')
    .innerJoin('cloud as c', 'c.id', 'z.cloud_id')
    .leftJoin('lease as e', 'e.resource_id', 'z.id')
    .select(['r.id', 'r.number', 'r.resource_id', 'r.department_id', 'r.policy_id', 'r.stage', 'r.evidence'])
    .select(['r.opened_at', 'r.ended_at', 'r.ended_by', 'r.due_at'])
    .select(['z.number as resource_number', 'z.spec', 'z.cloud_id', 'z.stack_id', 'z.state as resource_state'])
    .select(['d.slug as department_slug', 'd.name as department_name'])
    .select(['s.id as system_id', 's.slug as system_slug', 's.name as system_name'])
    .select(['c.slug as cloud_slug', 'c.name as cloud_name'])
    .select(['e.judged_at', sql<string | null>`e.judgement->>'verdict'`.as('verdict'), CUT_UNDONE.as('cutUndone')]);
}
export type ReclaimRow = NonNullable<Awaited<ReturnType<typeof findReclaim>>>;

export async function findReclaim(tx: Tx, id: string) {
  const row = await reclaimRows(tx).where('r.id', '=', id).executeTakeFirst();
  return row && { ...row, spec: row.spec as ItemSpec };
}

/** The reclaim, locked before the requests, stack and resource that an act on it may go on to lock. Refused: NOT_FOUND. */
export async function lockReclaim(tx: Tx, id: string): Promise<ReclaimRow> {
  await tx.selectFrom('reclaim').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const row = await findReclaim(tx, id);
  if (!row) throw new DomainError('NOT_FOUND', { what: 'reclaim' });
  return row;
}

/** Steps of each of the reclaims in order, with the name of who took them. */
export async function stepsOf(tx: Tx, reclaimIds: readonly string[]) {
  if (reclaimIds.length === 0) return new Map<string, never[]>();
  const rows = await tx
    .selectFrom('reclaim_event as e')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .select(['e.id', 'e.reclaim_id', 'e.kind', 'e.at', 'e.person_id', 'e.note', 'p.real_name'])
    .where('e.reclaim_id', 'in', [...reclaimIds])
    .orderBy('e.reclaim_id')
    .orderBy('e.ordinal')
    .execute();
  const steps = rows.map(({ kind, person_id: personId, real_name: by, ...row }) => ({
    ...row,
    kind: kind as ReclaimEventKind,
    personId,
    by,
  }));
  return Map.groupBy(steps, (step) => step.reclaim_id);
}

interface NewReclaim {
  readonly id: string;
  readonly number: string;
  readonly resource_id: string;
  readonly department_id: string;
  readonly policy_id: string;
  readonly evidence: Judgement;
  readonly at: Date;
}

export async function insertReclaim(tx: Tx, { evidence, at, ...reclaim }: NewReclaim, standing: OpenStanding) {
  await tx
    .insertInto('reclaim')
    .values({ ...reclaim, ...storedStanding(standing), evidence: JSON.stringify(evidence), opened_at: at })
    .execute();
}

interface NewStep extends TakenStep {
  readonly id: string;
  readonly reclaimId: string;
  readonly departmentId: string;
  readonly ordinal: number;
  readonly note: string | null;
}

/** Appends one step to a reclaim, and what the clock says with it. */
export async function insertStep(tx: Tx, step: NewStep, standing: OpenStanding): Promise<void> {
  const { id, reclaimId: reclaim_id, departmentId: department_id, ordinal, kind, at, personId: person_id, note } = step;
  await tx
    .insertInto('reclaim_event')
    .values({ id, reclaim_id, department_id, ordinal, kind, at, person_id, note })
    .execute();
  // The step that was told of is taken: the next one is told in its own time.
  await setStanding(tx, reclaim_id, { ...storedStanding(standing), told_at: null });
}

type Standing = ReturnType<typeof storedStanding> & { readonly told_at?: Date | null };

/** What the clock says of a reclaim by now, and when its due step was told of. */
export async function setStanding(tx: Tx, id: string, standing: Standing): Promise<void> {
  await tx.updateTable('reclaim').set(standing).where('id', '=', id).execute();
}

/** The reclaim of a resource that has not ended, with what it was begun by; there is at most one. */
export async function openReclaimOf(tx: Tx, resourceId: string) {
  const open = tx
    .selectFrom('reclaim')
    .select(['id', 'evidence'])
    .where('resource_id', '=', resourceId)
    .where('ended_at', 'is', null);
  return open.executeTakeFirst();
}

/** The reclaim of a resource whose ordered removal came to nothing; undefined: there is none. */
export async function undoneCutOf(
  tx: Tx,
  of: { readonly stackId: string } | { readonly resourceId: string },
): Promise<ReclaimRow | undefined> {
  const rows = reclaimRows(tx).where(CUT_UNDONE);
  const which = 'stackId' in of ? rows.where('z.stack_id', '=', of.stackId) : rows.where('z.id', '=', of.resourceId);
  const row = await which.executeTakeFirst();
  return row && { ...row, spec: row.spec as ItemSpec };
}

/** When the last reclaim of a resource ended; null: none has. */
export async function lastReclaimEnd(tx: Tx, resourceId: string): Promise<Date | null> {
  const ended = tx.selectFrom('reclaim').select((eb) => eb.fn.max('ended_at').as('at'));
  return (await ended.where('resource_id', '=', resourceId).executeTakeFirst())?.at ?? null;
}

/** How long a reclaim whose step is due is left before it is told of again (milliseconds): where no notice of it stands open, or an appeal waits. */
const TOLD_EVERY_MS = 86_400_000;

/** Reclaims whose time seems to be up and that nobody was told of for a day, longest first; whether it is, the clock says. */
export async function reclaimsDue(tx: Tx, now: Date, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('reclaim as r')
    .select('r.id')
    .where('r.due_at', '<=', now)
    .where((eb) => eb.or([eb('r.told_at', 'is', null), eb('r.told_at', '<=', new Date(now.getTime() - TOLD_EVERY_MS))]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notice as n')
            .select('n.id')
            .where('n.object_kind', '=', 'reclaim')
            .where('n.object_id', '=', sql<string>`r.id::text`)
            .where('n.kind', 'in', ['reclaim-urge-due', 'reclaim-cut-due'])
            .where('n.done_at', 'is', null),
        ),
      ),
    )
    .orderBy('r.due_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

interface ReclaimFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly stage?: readonly string[] | undefined;
  readonly resourceId?: string | undefined;
  readonly reclaimId?: string | undefined;
}

/** Reclaims in scope, newest first. */
export async function pageOfReclaims(tx: Tx, filter: ReclaimFilter) {
  let matching = reclaimRows(tx);
  if (filter.stage) matching = matching.where('r.stage', 'in', [...filter.stage]);
  if (filter.resourceId) matching = matching.where('r.resource_id', '=', filter.resourceId);
  if (filter.reclaimId) matching = matching.where('r.id', '=', filter.reclaimId);
  const counted = matching.clearSelect().select((eb) => eb.fn.countAll<bigint>().as('total'));
  const { total } = await counted.executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  const page = cursor
    ? matching.where((eb) => eb(eb.refTuple('r.opened_at', 'r.id'), '<', eb.tuple(cursor.at, cursor.id)))
    : matching;
  const rows = await page
    .orderBy('r.opened_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    rows: rows.slice(0, filter.limit).map((row) => ({ ...row, spec: row.spec as ItemSpec })),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.opened_at, last.id) : null,
  };
}
