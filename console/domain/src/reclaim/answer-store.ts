import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import type { SinceBegun } from './answer-rules.ts';

/**
 * When the hosts of resource `z` were last switched off, by reclaim `r` begun before: not by its lease's clock, whose operations nobody asked for. Null while
 * they run.
 */
const OFF_SINCE = sql<Date | null>`case when z.power = 'stopped' then (
  select max(x.at) from resource_change x
   where x.resource_id = z.id and x.kind = 'stop' and x.at > r.opened_at
     and not exists (select from operation o where o.id = x.cause_id and o.asked_by is null and o.intent->>'purpose' = 'power')
     and not exists (select from resource_change y where y.resource_id = z.id and y.kind in ('start', 'stop') and y.at > x.at)) end`;

/** Open reclaims of whose resource anything has become since they began, or that one; whether it answers them, the rules say. */
export async function touchedReclaims(
  tx: Tx,
  reclaimId?: string,
): Promise<readonly (SinceBegun & { readonly id: string })[]> {
  let touched = tx
    .selectFrom('reclaim as r')
    .innerJoin('resource as z', 'z.id', 'r.resource_id')
    .select(['r.id', 'r.policy_id', 'r.evidence', 'z.state', 'z.spec', OFF_SINCE.as('offSince')])
    .where('r.ended_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('resource_change as x')
          .select('x.id')
          .whereRef('x.resource_id', '=', 'r.resource_id')
          .whereRef('x.at', '>', 'r.opened_at')
          .where('x.kind', 'in', ['resize', 'stop', 'delete']),
      ),
    );
  if (reclaimId) touched = touched.where('r.id', '=', reclaimId);
  const rows = await touched.orderBy('r.opened_at').execute();
  return rows.map(({ id, policy_id: policyId, evidence, state, spec, offSince }) => ({
    ...{
      id,
      policyId,
      evidence,
      gone: state === 'released',
      spec: spec as ItemSpec,
      offSince,
    },
  }));
}
