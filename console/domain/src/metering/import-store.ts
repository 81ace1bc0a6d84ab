import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** Keys of resources by their printed numbers; what is out of sight is missing. */
export async function resourcesNumbered(tx: Tx, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from resource where number = any (${[...numbers]}::text[])`.execute(tx);
  return new Map(rows.map(({ id, number }) => [number, id]));
}

/** Does `work` and, unless it is to stay, takes back all it stored: what would come of it, with everything that is there already. */
export async function keptIf<Result>(tx: Tx, stays: (result: Result) => boolean, work: () => Promise<Result>) {
  await sql`savepoint imported`.execute(tx);
  const result = await work();
  const kept = stays(result);
  await (kept ? sql`release savepoint imported` : sql`rollback to savepoint imported`).execute(tx);
  return { ...result, kept };
}
