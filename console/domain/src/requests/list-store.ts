import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { countedPage, type Keyed, type Reads } from '../verb/counted-page.ts';
import { RUNNING_STATES, standingOf } from './promise-rules.ts';
import type { RequestItem } from './schemas.ts';
import { requestItemSchema } from './schemas.ts';

export interface RequestFilter {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly state?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly systemId?: string | undefined;
  /** With a line on it. */
  readonly cloudId?: string | undefined;
  /** Submitted in this half-open span. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly applicantId?: string | undefined;
  readonly toConfirm?: boolean | undefined;
  readonly late?: boolean | undefined;
  readonly order?: 'newest' | 'promised' | undefined;
  readonly search?: string | undefined;
}

/** Requests with the names people read and the sums of their lines; lines are summed for the rows that are shown alone. */
function items(tx: Tx) {
  return (
    tx
      .selectFrom('request as q')
      .innerJoin('department as d', 'd.id', 'q.department_id')
      // Hidden from the department that gave it away, which knows its name from the transfer.
      .leftJoin('business_system as s', 's.id', 'q.system_id')
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('transfer as x')
            .select(['x.system_slug', 'x.system_name'])
            .whereRef('x.system_id', '=', 'q.system_id')
            .whereRef('x.department_id', '=', 'q.department_id')
            .where('x.state', '=', 'done')
            .orderBy('x.ended_at', 'desc')
            .limit(1)
            .as('given'),
        (join) => join.onTrue(),
      )
      .innerJoin('person as p', 'p.id', 'q.applicant_id')
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('order_line as l')
            .select((agg) => [
              agg.fn.countAll<bigint>().as('line_count'),
              sql<string>`coalesce(sum(l.month_fen), 0)`.as('month_fen'),
              sql<string>`coalesce(sum(l.year_end_fen), 0)`.as('year_end_fen'),
            ])
            .whereRef('l.request_id', '=', 'q.id')
            .as('sums'),
        (join) => join.onTrue(),
      )
      .selectAll('q')
      .select(['d.slug as department_slug', 'd.name as department_name'])
      .select(({ fn }) => [
        fn.coalesce('s.slug', 'given.system_slug', sql<string>`''`).as('system_slug'),
        fn.coalesce('s.name', 'given.system_name', sql<string>`''`).as('system_name'),
      ])
      .select(sql<boolean>`s.department_id is distinct from q.department_id`.as('transferred'))
      .select(['p.real_name', 'sums.line_count', 'sums.month_fen', 'sums.year_end_fen'])
  );
}
export type ItemRow = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number];

/** A request's row as the wire shows it in lists. */
export function itemFrom(row: ItemRow, now: Date): RequestItem {
  const { kind, state, promised_by: promisedBy, delivered_at: deliveredAt } = row;
  const promised = { kind: kind as RequestItem['kind'], state: state as RequestItem['state'], promisedBy, deliveredAt };
  return requestItemSchema.parse({
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    title: row.title,
    department: { id: row.department_id, slug: row.department_slug, name: row.department_name },
    system: { id: row.system_id, slug: row.system_slug, name: row.system_name },
    ...(row.transferred ? { transferred: true } : {}),
    ...(row.ordered_by === null ? {} : { ordered: true }),
    applicant: { id: row.applicant_id, name: row.real_name },
    mlpsGrade: row.mlps_grade,
    round: row.round,
    lineCount: Number(row.line_count),
    monthFen: row.month_fen,
    yearEndFen: row.year_end_fen,
    submittedAt: row.submitted_at.toISOString(),
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    acceptBy: row.accept_by?.toISOString() ?? null,
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    promise: {
      standing: standingOf(promised, now),
      workingDays: row.promised_days,
      by: promisedBy?.toISOString() ?? null,
    },
  });
}

/** What of `filter` a line decides. */
function byLines(tx: Tx, { cloudId, toConfirm }: RequestFilter) {
  const lines = tx.selectFrom('order_line as l').select('l.request_id');
  return {
    onCloud: cloudId ? lines.where('l.cloud_id', '=', cloudId) : null,
    toConfirm: toConfirm ? lines.where('l.state', '=', 'open').where('l.fulfilment', '=', 'counted') : null,
  };
}

/** Requests that were delivered after the day they were promised by, or are past it: as standingOf says, and each half by an index. */
export function lateAt(tx: Tx, now: Date) {
  const requests = tx.selectFrom('request as w').select('w.id');
  return requests
    .where('w.state', 'in', [...RUNNING_STATES])
    .where('w.delivered_at', 'is', null)
    .where('w.promised_by', '<=', now)
    .unionAll(requests.whereRef('w.delivered_at', '>=', 'w.promised_by'));
}

function matching(tx: Tx, filter: RequestFilter, now: Date) {
  let found = tx.selectFrom('request as q').select(['q.id', 'q.submitted_at as at']);
  if (filter.state && filter.state.length > 0) found = found.where('q.state', 'in', [...filter.state]);
  if (filter.kind) found = found.where('q.kind', '=', filter.kind);
  if (filter.departmentId) found = found.where('q.department_id', '=', filter.departmentId);
  if (filter.systemId) found = found.where('q.system_id', '=', filter.systemId);
  if (filter.applicantId) found = found.where('q.applicant_id', '=', filter.applicantId);
  if (filter.from) found = found.where('q.submitted_at', '>=', filter.from);
  if (filter.to) found = found.where('q.submitted_at', '<', filter.to);
  const { onCloud, toConfirm } = byLines(tx, filter);
  if (onCloud) found = found.where('q.id', 'in', onCloud);
  if (toConfirm) found = found.where('q.state', '=', 'provisioning').where('q.id', 'in', toConfirm);
  if (filter.late) found = found.where('q.id', 'in', lateAt(tx, now));
  const { search } = filter;
  if (search) {
    const systems = tx
      .selectFrom('business_system')
      .select('id')
      .where(sql<boolean>`strpos(lower(name), lower(${search})) > 0`);
    found = found.where((eb) =>
      eb.or([sql<boolean>`strpos(q.searched, lower(${search})) > 0`, eb('q.system_id', 'in', systems)]),
    );
  }
  return found;
}

/** The keys of one page are found on `request` alone, by its indexes; names and sums are joined to those few rows. */
export async function pageOfRequests(tx: Tx, filter: RequestFilter, now: Date) {
  const found = matching(tx, filter, now);
  const { shown, ...page } = await countedPage(filter, filter.order === 'promised' ? byPromise(found) : newest(found));
  const ids = shown.map(({ id }: Keyed) => id);
  const rows = (await itemsById(tx, ids)).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { items: rows.map((row) => itemFrom(row, now)), ...page };
}

type Found = ReturnType<typeof matching>;

function newest(found: Found): Reads<Keyed> {
  const ordered = found.orderBy('q.submitted_at', 'desc').orderBy('q.id', 'desc');
  return {
    first: (most) => ordered.limit(most).execute(),
    after: ({ at, id }, most) =>
      ordered
        .where((eb) => eb(eb.refTuple('q.submitted_at', 'q.id'), '<', eb.tuple(at, id)))
        .limit(most)
        .execute(),
  };
}

/** The day of what has none: after every day that can be promised. */
const NEVER = sql<Date>`coalesce(q.promised_by, timestamptz '9999-12-31Z')`;

function byPromise(found: Found): Reads<Keyed> {
  const ordered = found
    .clearSelect()
    .select(['q.id', NEVER.as('at')])
    .orderBy(NEVER)
    .orderBy('q.id');
  return {
    first: (most) => ordered.limit(most).execute(),
    after: ({ at, id }, most) => ordered.where(sql<boolean>`(${NEVER}, q.id) > (${at}, ${id})`).limit(most).execute(),
  };
}

/** Requests by key, newest first. */
export async function itemsById(tx: Tx, ids: readonly string[]): Promise<readonly ItemRow[]> {
  if (ids.length === 0) return [];
  return items(tx)
    .where('q.id', 'in', [...ids])
    .orderBy('q.submitted_at', 'desc')
    .orderBy('q.id', 'desc')
    .execute();
}
