import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

export interface SightRow {
  readonly resource_id: string;
  readonly outcome: string;
  readonly since: Date | null;
  readonly checked_at: Date | null;
  readonly carried_out: { readonly spec: unknown; readonly power?: string } | null;
  readonly carried_at: Date | null;
}

/** Resources that have a stack, with the last look at it and what was last carried out there before `until`, or taken away. */
export async function sightsOf(tx: Tx, until: Date): Promise<readonly SightRow[]> {
  const { rows } = await sql<SightRow>`
    select r.id as resource_id, coalesce(k.outcome, 'unchecked') as outcome, k.since, k.checked_at,
           case when o.verb = 'deploy' then o.inputs end as carried_out, o.ended_at as carried_at
      from resource r join stack s on s.id = r.stack_id
      left join drift_check k on k.stack_id = s.id
      left join lateral (
        select o.verb, o.inputs, o.ended_at from operation o
         where o.stack_id = s.id and o.verb in ('deploy', 'destroy') and o.state = 'done' and o.ended_at < ${until}
         order by o.ended_at desc, o.id desc limit 1) o on true`.execute(tx);
  return rows;
}
