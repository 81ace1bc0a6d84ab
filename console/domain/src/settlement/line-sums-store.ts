import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** Heads of statements with the department that pays and the kind of its organisation, in the order of their numbers. */
export async function bookedHeads(tx: Tx, statementIds: readonly string[]) {
  if (statementIds.length === 0) return [];
  return tx
    .selectFrom('statement as s')
    .innerJoin('department as d', 'd.id', 's.department_id')
    .innerJoin('organisation as o', 'o.id', 'd.organisation_id')
    .select(['s.id', 's.number', 's.state', 's.month', 's.issued_at', 's.payable_fen', 's.content_hash'])
    .select(['d.id as departmentId', 'd.slug as departmentSlug', 'd.name as departmentName', 'o.kind'])
    .where('s.id', 'in', statementIds)
    .orderBy('s.number')
    .execute();
}

/** Lines of statements summed by kind and item, what corrects an earlier statement by itself, in the order of their first lines. */
export async function sumsOf(tx: Tx, statementIds: readonly string[]) {
  const { rows } = await sql<{ statementId: string; kind: string; sku: string | null; fen: bigint; working: unknown }>`
    select l.statement_id as "statementId", l.kind, l.sku, sum(l.amount_fen)::bigint as fen,
           case when l.kind in ('credit', 'adjustment') then l.working end as working
      from statement_line l
     where l.statement_id = any (${[...statementIds]}::uuid[])
     group by 1, 2, 3, 5
     order by 1, min(l.ordinal)`.execute(tx);
  return rows;
}
