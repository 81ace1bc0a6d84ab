import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import type { OrderLineInput } from '../requests/schemas.ts';

function templates(tx: Tx) {
  return tx
    .selectFrom('order_template as t')
    .innerJoin('department as d', 'd.id', 't.department_id')
    .innerJoin('person as p', 'p.id', 't.saved_by')
    .select(['t.id', 't.name', 't.saved_at', 't.department_id', 'd.name as department_name'])
    .select(['t.saved_by', 'p.real_name as person_name'])
    .select(sql<number>`jsonb_array_length(t.lines)`.as('line_count'));
}
export type TemplateRow = Awaited<ReturnType<ReturnType<typeof templates>['execute']>>[number];

/** Templates of the departments that the caller sees, by name, without their lines: counted, as they may be many and long. */
export async function templatesSeen(tx: Tx, departmentIds: readonly string[]): Promise<readonly TemplateRow[]> {
  if (departmentIds.length === 0) return [];
  const own = templates(tx).where('t.department_id', 'in', [...departmentIds]);
  return own.orderBy('d.name').orderBy('t.name').execute();
}

export async function findTemplate(tx: Tx, id: string) {
  return templates(tx).select('t.lines').where('t.id', '=', id).executeTakeFirst();
}

/** Names and keys of the department's templates; others who save at the same time wait until this transaction has ended. */
export async function lockTemplates(tx: Tx, departmentId: string): Promise<ReadonlyMap<string, string>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`templates/${departmentId}`}, 0))`.execute(tx);
  const own = tx.selectFrom('order_template').select(['id', 'name']).where('department_id', '=', departmentId);
  return new Map((await own.execute()).map(({ id, name }) => [name, id]));
}

interface Written {
  readonly lines: readonly OrderLineInput[];
  readonly savedBy: string;
  readonly at: Date;
}

export async function insertTemplate(
  tx: Tx,
  named: { readonly id: string; readonly departmentId: string; readonly name: string },
  { lines, savedBy, at }: Written,
): Promise<void> {
  const { id, departmentId: department_id, name } = named;
  await tx
    .insertInto('order_template')
    .values({ id, department_id, name, lines: JSON.stringify(lines), saved_by: savedBy, created_at: at, saved_at: at })
    .execute();
}

export async function rewriteTemplate(tx: Tx, id: string, { lines, savedBy, at }: Written): Promise<void> {
  await tx
    .updateTable('order_template')
    .set({ lines: JSON.stringify(lines), saved_by: savedBy, saved_at: at })
    .where('id', '=', id)
    .execute();
}

export async function deleteTemplate(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('order_template').where('id', '=', id).execute();
}
