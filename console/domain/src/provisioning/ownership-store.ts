import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** The department of a stack as clusters are to know it. */
export async function ownerOfStack(tx: Tx, stackId: string) {
  return tx
    .selectFrom('stack as s')
    .innerJoin('department as d', 'd.id', 's.department_id')
    .select(['d.slug', 'd.oidc_group as oidcGroup'])
    .where('s.id', '=', stackId)
    .executeTakeFirst();
}

/**
 * Deployed stacks of systems that were transferred on which what was last carried out names another department than theirs, with nothing
 * under way on them; those on which a try ended since `retriedSince` wait. Bases first: people get in there.
 */
export async function stacksOfAnother(
  tx: Tx,
  { retriedSince, limit }: { readonly retriedSince: Date; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from stack s
      join tenancy t on t.id = s.tenancy_id
      join department d on d.id = s.department_id
      join lateral (select o.inputs from operation o where o.stack_id = s.id and o.verb = 'deploy' and o.state = 'done'
                     order by o.ended_at desc, o.id desc limit 1) last on true
     where s.state = 'deployed'
       and t.system_id in (select x.system_id from transfer x where x.state = 'done')
       and last.inputs #>> '{ownership,department}' <> d.slug
       and not exists (select from operation o where o.stack_id = s.id
                        and (o.state not in ('done', 'failed', 'cancelled')
                          or (o.intent->>'purpose' = 'ownership' and o.state <> 'done' and o.ended_at > ${retriedSince})))
     order by s.kind desc, s.id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}
