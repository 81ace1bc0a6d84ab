import type { Tx } from '@zhengyun/db/with-transaction.ts';

/** The organisation that provides what a contract is about and bills for it, and the department that pays; slugs are for programs. */
export async function partiesOf(tx: Tx, contractId: string) {
  const row = await tx
    .selectFrom('contract as c')
    .innerJoin('organisation as o', 'o.id', 'c.operator_id')
    .innerJoin('department as d', 'd.id', 'c.department_id')
    .select(['o.slug', 'o.name', 'd.slug as departmentSlug'])
    .where('c.id', '=', contractId)
    .executeTakeFirstOrThrow();
  return { provider: { slug: row.slug, name: row.name }, departmentSlug: row.departmentSlug };
}

/** Keys of a month's issued statements in scope, in the order of their numbers. */
export async function issuedIdsOf(tx: Tx, month: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('statement')
    .select('id')
    .where('month', '=', month)
    .where('issued_at', 'is not', null)
    .orderBy('number')
    .execute();
  return rows.map(({ id }) => id);
}
