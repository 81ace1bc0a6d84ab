import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { sql } from 'kysely';

interface Asked {
  readonly period: Period;
  readonly departmentId: string | undefined;
}

/** Transfers are seen by both departments and counted once, with the one that asked: within the scope's departments where it has some. */
const ASKED_HERE = sql<boolean>`(current_setting('zhengyun.scope', true) in ('all', 'operations')
  or department_id = any (string_to_array(nullif(current_setting('zhengyun.departments', true), ''), ',')::uuid[]))`;

/** How many transfers ended in the period, by how; withdrawn and expired ones were decided by nobody. */
async function transfersEnded(tx: Tx, { period, departmentId }: Asked) {
  let query = tx
    .selectFrom('transfer')
    .select(['state'])
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('ended_at', '>=', period.from)
    .where('ended_at', '<', period.to)
    .where('state', 'in', ['done', 'returned', 'refused'])
    .where(ASKED_HERE)
    .groupBy('state');
  if (departmentId) query = query.where('department_id', '=', departmentId);
  const rows = await query.execute();
  return (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
}

/** Failed while its last round was still to be decided: it expired there, and what was approved in a round before is approved no more. */
const UNDECIDED_AT_ITS_END = sql<boolean>`(request.state = 'failed' and exists (
  select from approval_step s where s.request_id = request.id and s.round = request.round and s.decision is null))`;

/** How many requests' and transfers' approval ended in the period, by how. One that is in review anew, since its plan changed, has not ended. */
export async function ends(tx: Tx, { period, departmentId }: Asked) {
  let query = tx
    .selectFrom('request')
    .select(['state'])
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('decided_at', '>=', period.from)
    .where('decided_at', '<', period.to)
    .where('state', 'not in', ['withdrawn', 'previewing', 'department-review', 'joint-review'])
    .where((eb) => eb.not(UNDECIDED_AT_ITS_END))
    .groupBy('state');
  if (departmentId) query = query.where('department_id', '=', departmentId);
  const rows = await query.execute();
  const of = (states: readonly string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + Number(count), 0);
  const returned = of(['returned']);
  const refused = of(['refused']);
  const transfers = await transfersEnded(tx, { period, departmentId });
  return {
    approved: of(rows.map(({ state }) => state)) - returned - refused + transfers('done'),
    returned: returned + transfers('returned'),
    refused: refused + transfers('refused'),
  };
}

/** Returns decided in the period by their reason, of requests and of transfers, most frequent first. */
export async function returnsByReason(tx: Tx, { period, departmentId }: Asked) {
  const { rows } = await sql<{ reason: string; count: bigint }>`
    select reason, count(*) as count from (
      -- Returns of before the dictionary have no code.
      select coalesce(return_reason, 'other') as reason, department_id, decided_at from approval_step where decision = 'return'
      union all
      select return_reason, department_id, decided_at from transfer_step where decision = 'return' and ${ASKED_HERE}) returned
     where decided_at >= ${period.from} and decided_at < ${period.to}
       and (${departmentId ?? null}::uuid is null or department_id = ${departmentId ?? null}::uuid)
     group by reason order by count desc, reason`.execute(tx);
  return rows.map(({ reason, count }) => ({ reason, count: Number(count) }));
}

/** Seconds from submission to delivery of what was delivered in the period; releases and extensions deliver nothing. */
export async function deliverySeconds(tx: Tx, { period, departmentId }: Asked): Promise<readonly number[]> {
  let query = tx
    .selectFrom('request')
    .select(sql<number>`extract(epoch from delivered_at - submitted_at)::float8`.as('seconds'))
    .where('delivered_at', '>=', period.from)
    .where('delivered_at', '<', period.to)
    .where('kind', 'not in', ['release', 'extend']);
  if (departmentId) query = query.where('department_id', '=', departmentId);
  return (await query.execute()).map(({ seconds }) => seconds);
}

/** How long steps took that people decided in the period: median and ninetieth percentile in seconds, and how many were late. */
export async function stepTimes(tx: Tx, { period, departmentId }: Asked) {
  const seconds = sql`extract(epoch from decided_at - opened_at)`;
  let query = tx
    .selectFrom('approval_step')
    .select('step')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .select(sql<number>`percentile_cont(0.5) within group (order by ${seconds})::float8`.as('median'))
    .select(sql<number>`percentile_cont(0.9) within group (order by ${seconds})::float8`.as('ninetieth'))
    .select(sql<bigint>`count(*) filter (where decided_at > due_at)`.as('late'))
    .where('decided_at', '>=', period.from)
    .where('decided_at', '<', period.to)
    .where('decided_by_rule', 'is', null)
    .groupBy('step');
  if (departmentId) query = query.where('department_id', '=', departmentId);
  return query.execute();
}
