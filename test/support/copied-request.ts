import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type BoundLine, planHashOf } from '@zhengyun/domain/requests/bound-terms-rules.ts';
import { sql } from 'kysely';

const written = new Map<string, string>();
/** Columns of a table that are written, those it works out itself left out. */
async function writtenOf(tx: Tx, table: string): Promise<string> {
  const known = written.get(table);
  if (known !== undefined) return known;
  const { rows } = await sql<{ columns: string }>`
    select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(tx);
  const columns = rows[0]?.columns ?? '';
  written.set(table, columns);
  return columns;
}

/** A copy by its key, and what its approvers decide on. */
export interface Copy {
  readonly requestId: string;
  readonly planHash: string;
}

/** Copies a request with its lines, their resources and its steps, as they stand: cheaper than to ask and decide each anew. */
export async function copyOf(tx: Tx, requestId: string): Promise<Copy> {
  const copy = async (table: string, where: string, changes: string) => {
    const columns = await writtenOf(tx, table);
    const from = `select (jsonb_populate_record(t, ${changes})).* from ${table} t where ${where}`;
    await sql.raw(`insert into ${table} (${columns}) select ${columns} from (${from}) copied`).execute(tx);
  };
  const { rows } = await sql<{ id: string; resource_id: string; resource: string; line: string; new_resource: string }>`
    select l.id::text, l.resource_id::text, r.number as resource, uuidv7()::text as line, uuidv7()::text as new_resource
      from order_line l join resource r on r.id = l.resource_id where l.request_id = ${requestId}::uuid`.execute(tx);
  const made = await sql<{ request: string }>`select uuidv7()::text as request`.execute(tx);
  const request = made.rows[0]?.request ?? '';
  const of = `request_id = '${requestId}'`;
  await copy('request', `id = '${requestId}'`, `'{"id":"${request}","number":"SQ-${request.slice(-12)}"}'`);
  const numbers = new Map<string, string>();
  for (const { id, resource_id, resource, line, new_resource } of rows) {
    const number = `ZY-${new_resource.slice(-12)}`;
    numbers.set(resource, number);
    await copy('resource', `id = '${resource_id}'`, `'{"id":"${new_resource}","number":"${number}"}'`);
    const own = `'{"id":"${line}","request_id":"${request}","resource_id":"${new_resource}"}'`;
    await copy('order_line', `id = '${id}'`, own);
  }
  await copy('approval_step', of, `'{"request_id":"${request}"}'`);
  const copied = tx.selectFrom('request').select('bound_terms').where('id', '=', request);
  const { bound_terms: bound } = await copied.executeTakeFirstOrThrow();
  const terms = (bound as readonly BoundLine[]).map((term) => ({
    ...term,
    resource: numbers.get(term.resource) ?? term.resource,
  }));
  // Nothing of it is provisioned by the engine, so its hash is of the lines' terms alone.
  const planHash = planHashOf([], 'order', terms);
  const said = { bound_terms: JSON.stringify(terms), plan_hash: planHash };
  await tx.updateTable('request').set(said).where('id', '=', request).execute();
  await tx
    .updateTable('approval_step')
    .set({ plan_hash: planHash })
    .where('request_id', '=', request)
    .where('decision', 'is not', null)
    .execute();
  return { requestId: request, planHash };
}
