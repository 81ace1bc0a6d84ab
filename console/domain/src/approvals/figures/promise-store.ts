import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';
import { PROMISED_KINDS, RUNNING_STATES } from '../../requests/promise-rules.ts';
import type { WaitedFor } from './schemas.ts';

interface Asked {
  readonly period: Period;
  readonly departmentId: string | undefined;
  readonly now: Date;
}

/**
 * Lines that belong to the period: delivered in it, or promised by a day of it that has passed while they are still to be delivered. A promise
 * ends with its day, at the midnight after it.
 */
function lines({ period: { from, to }, departmentId, now }: Asked) {
  return sql`
    from order_line l join request q on q.id = l.request_id join cloud c on c.id = l.cloud_id
    where q.kind in (${sql.join([...PROMISED_KINDS])})
      and (${departmentId ?? null}::uuid is null or q.department_id = ${departmentId ?? null}::uuid)
      and ((l.delivered_at >= ${from} and l.delivered_at < ${to})
        or (l.state = 'open' and q.state in (${sql.join([...RUNNING_STATES])})
          and q.promised_by > ${from} and q.promised_by <= ${to} and q.promised_by <= ${now}))`;
}

const LATE = sql`(q.promised_by is not null and (l.delivered_at is null or l.delivered_at >= q.promised_by))`;

interface PromiseRow {
  readonly item: string;
  readonly cloud_id: string;
  readonly slug: string;
  readonly name: string;
  readonly promised: bigint;
  readonly late: bigint;
  readonly unknown: bigint;
}

/** How many lines of each item on each cloud were promised by a day, how many of them late, and of how many nothing is known. */
export async function promisesByItem(tx: Tx, asked: Asked): Promise<readonly PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    select l.item, l.cloud_id, c.slug, c.name, count(q.promised_by) as promised, count(*) filter (where ${LATE}) as late,
      count(*) filter (where q.promised_by is null) as unknown
    ${lines(asked)} group by l.item, l.cloud_id, c.slug, c.name order by late desc, l.item, c.slug`.execute(tx);
  return rows;
}

/**
 * Late requests of the period by what each waited for longest: its plans, which may never have come, a step of the joint review, or the making
 * itself. Its own department is not among them, since the promise waits for it.
 */
export async function lateByWait(tx: Tx, asked: Asked): Promise<readonly { party: WaitedFor; count: bigint }[]> {
  const { now } = asked;
  const { rows } = await sql<{ party: WaitedFor; count: bigint }>`
    with late as (
      select distinct q.id, q.round, q.submitted_at, q.decided_at, q.delivered_at, q.state ${lines(asked)} and ${LATE}
    ), wait as (
      select late.id, 'preview' as party, coalesce(min(a.opened_at), ${now}::timestamptz) - late.submitted_at as took
      from late left join approval_step a on a.request_id = late.id group by late.id, late.submitted_at
      union all
      select late.id, a.step, sum(coalesce(a.decided_at, case when a.round = late.round then ${now}::timestamptz else a.opened_at end) - a.opened_at)
      from late join approval_step a on a.request_id = late.id where a.step <> 'department' group by late.id, a.step
      union all
      select id, 'provisioning', coalesce(delivered_at, ${now}::timestamptz) - decided_at
      from late where state in ('provisioning', 'delivered', 'accepted')
    ), longest as (
      select distinct on (id) id, party from wait order by id, took desc, party
    )
    select party, count(*) as count from longest group by party order by count desc, party`.execute(tx);
  return rows;
}
