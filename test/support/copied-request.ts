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

/** Copies a request with its line, resource and steps, as they stand: cheaper than to ask and decide each anew. */
export async function copyOf(tx: Tx, requestId: string): Promise<Copy> {
  const copy = async (table: string, where: string, changes: string) => {
    const columns = await writtenOf(tx, table);
    const from = `select (jsonb_populate_record(t, ${changes})).* from ${table} t where ${where}`;
    await sql.raw(`insert into ${table} (${columns}) select ${columns} from (${from}) copied`).execute(tx);
  };
  const { rows } = await sql<{ request: string; line: string; resource: string }>`
    select uuidv7()::text as request, uuidv7()::text as line, uuidv7()::text as resource`.execute(tx);
  const [keys] = rows;
  if (!keys) throw new Error('no keys');
  const { request, line, resource } = keys;
  const mark = request.slice(-12);
  const of = `request_id = '${requestId}'`;
  await copy('request', `id = '${requestId}'`, `'{"id":"${request}","number":"SQ-${mark}"}'`);
  await copy(
    'resource',
    `id = (select resource_id from order_line where ${of})`,
    `'{"id":"${resource}","number":"ZY-${mark}"}'`,
  );
  await copy('order_line', of, `'{"id":"${line}","request_id":"${request}","resource_id":"${resource}"}'`);
  await copy('approval_step', of, `'{"request_id":"${request}"}'`);
  const copied = tx.selectFrom('request').select('bound_terms').where('id', '=', request);
  const { bound_terms: bound } = await copied.executeTakeFirstOrThrow();
  const terms = (bound as readonly BoundLine[]).map((term) => ({ ...term, resource: `ZY-${mark}` }));
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
