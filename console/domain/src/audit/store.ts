import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';
import type { ACTED_BY, auditListInputSchema } from './schemas.ts';

/** People count as a department's own by any grant they ever had there: who left since is no stranger to what they did. */
const IS_OWN = sql<boolean>`(
  (r.actor_kind = 'person' and exists (select 1 from role_grant g where g.person_id::text = r.actor_id and g.department_id = r.department_id))
  or (r.actor_kind = 'client' and exists (select 1 from service_account a where a.id::text = r.actor_id and a.department_id = r.department_id))
)`;
const IS_PLATFORM = sql<boolean>`r.actor_kind in ('job', 'agent')`;

function actedBy(by: (typeof ACTED_BY)[number]): RawBuilder<boolean> {
  if (by === 'platform') return IS_PLATFORM;
  return by === 'own' ? IS_OWN : sql<boolean>`not ${IS_PLATFORM} and not ${IS_OWN}`;
}

/** Audit rows in scope that match, newest first, each with its seal where it has one. */
export async function pageOfRows(tx: Tx, filter: z.output<typeof auditListInputSchema>) {
  let matching = tx.selectFrom('audit_row as r');
  if (filter.action) matching = matching.where('r.action', '=', filter.action);
  if (filter.outcome) matching = matching.where('r.outcome', '=', filter.outcome);
  if (filter.objectKind) matching = matching.where('r.object_kind', '=', filter.objectKind);
  if (filter.objectId) matching = matching.where('r.object_id', '=', filter.objectId);
  if (filter.actorId) matching = matching.where('r.actor_id', '=', filter.actorId);
  if (filter.by) matching = matching.where(actedBy(filter.by));
  if (filter.departmentId) matching = matching.where('r.department_id', '=', filter.departmentId);
  if (filter.traceId) matching = matching.where('r.trace_id', '=', filter.traceId);
  if (filter.from) matching = matching.where('r.at', '>=', new Date(filter.from));
  if (filter.to) matching = matching.where('r.at', '<', new Date(filter.to));
  const { total } = await matching.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const cursor = decodeCursor(filter.cursor);
  let page = matching
    .leftJoin('department as d', 'd.id', 'r.department_id')
    .leftJoin('audit_seal as s', 's.audit_id', 'r.id')
    .selectAll('r')
    .select(['d.name as departmentName', 's.chain', 's.sequence', 's.hash']);
  if (cursor) page = page.where((eb) => eb(eb.refTuple('r.at', 'r.id'), '<', eb.tuple(cursor.at, cursor.id)));
  const rows = await page
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const last = rows.length > filter.limit ? rows[filter.limit - 1] : undefined;
  return {
    rows: rows.slice(0, filter.limit),
    total: Number(total),
    nextCursor: last ? encodeCursor(last.at, last.id) : null,
  };
}
