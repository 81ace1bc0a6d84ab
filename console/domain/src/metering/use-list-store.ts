import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import type { UseView } from './entries/schemas.ts';

interface UseRow {
  readonly id: string;
  readonly department_id: string;
  readonly department: string;
  readonly resource_id: string;
  readonly dimension: string;
  readonly source: string;
  readonly event_id: string;
  readonly thing: string | null;
  readonly quantity: string;
  readonly at: Date;
  readonly received_at: Date;
}

interface UsesWanted {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
  readonly resourceId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly amended?: boolean | undefined;
}

/** How far a list of readings is counted: a month may have millions. */
const COUNTED = 10_000;

/** Readings in sight within `month`, newest first; `total` counts COUNTED at most. */
export async function pageOfUses(tx: Tx, wanted: UsesWanted, month: Period) {
  const { limit, resourceId = null, departmentId = null, amended = false } = wanted;
  const from = sql`usage_event e where e.event_at >= ${month.from} and e.event_at < ${month.to}
    and (${resourceId}::uuid is null or e.resource_id = ${resourceId}::uuid)
    and (${departmentId}::uuid is null or e.department_id = ${departmentId}::uuid)
    and (not ${amended} or exists (select from usage_amendment a where a.department_id = e.department_id
      and a.of_source = e.source and a.of_event_id = e.event_id))`;
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from (select from ${from} limit ${COUNTED}) c`.execute(tx);
  const cursor = decodeCursor(wanted.cursor);
  const after = cursor ? sql`and (e.event_at, e.id) < (${cursor.at}, ${cursor.id}::uuid)` : sql``;
  const { rows } = await sql<UseRow>`
    select u.*, d.name as department from (
      select e.id, e.department_id, e.resource_id, e.dimension, e.source, e.event_id, e.thing, e.quantity::text as quantity,
             e.event_at as at, e.received_at
        from ${from} ${after} order by e.event_at desc, e.id desc limit ${limit + 1}) u
      join department d on d.id = u.department_id
     order by u.at desc, u.id desc`.execute(tx);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit),
    total: counted.rows[0]?.total ?? 0,
    nextCursor: last ? encodeCursor(last.at, last.id) : null,
  };
}

interface AmendmentRow {
  readonly key: string;
  readonly kind: 'correction' | 'withdrawal';
  readonly quantity: string | null;
  readonly reason: string;
  readonly received_at: Date;
  readonly proposer: string | null;
  readonly confirmer: string | null;
}

/** What was said of each use, in the order it became known, by department, source and id. */
export async function amendmentsOf(
  tx: Tx,
  uses: readonly UseRow[],
): Promise<ReadonlyMap<string, UseView['amendments']>> {
  if (uses.length === 0) return new Map();
  const { rows } = await sql<AmendmentRow>`
    select a.department_id || ' ' || a.of_source || ' ' || a.of_event_id as key, a.kind, a.quantity::text as quantity, a.reason,
           a.received_at, p.real_name as proposer, q.real_name as confirmer
      from usage_amendment a left join person p on p.id = a.proposed_by left join person q on q.id = a.confirmed_by
     where (a.department_id, a.of_source, a.of_event_id) in (
       select * from unnest(${uses.map((use) => use.department_id)}::uuid[], ${uses.map((use) => use.source)}::text[],
                            ${uses.map((use) => use.event_id)}::text[]))
     order by a.received_at, a.id`.execute(tx);
  const views = rows.map(({ key, kind, quantity, reason, ...row }) => {
    const view = { kind, quantity, reason, receivedAt: row.received_at.toISOString() };
    return [key, { ...view, proposedBy: row.proposer, confirmedBy: row.confirmer }] as const;
  });
  return new Map(
    [...Map.groupBy(views, ([key]) => key)].map(([key, said]) => [key, said.map(([, amendment]) => amendment)]),
  );
}
