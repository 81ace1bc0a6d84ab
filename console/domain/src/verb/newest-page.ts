import { type SelectQueryBuilder, sql } from 'kysely';
import { decodeCursor, encodeCursor } from './paging.ts';

/** All that match: how many they are, and their rows. `id`: the column of the rows' own ids, with the name its table has in the query. */
interface Matching<DB, Tables extends keyof DB, Row extends { readonly id: string }> {
  readonly counted: { executeTakeFirstOrThrow(): Promise<{ readonly total: bigint }> };
  readonly rows: SelectQueryBuilder<DB, Tables, Row>;
  readonly id: string;
}

/** Which page is asked for. */
export interface Wanted {
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

/** The instant in a cursor of a list that is in the order of ids alone: an id of ours says its own. */
const NO_INSTANT = new Date(0);

/** One page of a list in the order of its rows' ids, newest first, how many match in all, and the cursor of the next page; null at the end. */
export async function newestPage<DB, Tables extends keyof DB, Row extends { readonly id: string }>(
  { counted, rows, id }: Matching<DB, Tables, Row>,
  { cursor, limit }: Wanted,
) {
  const { total } = await counted.executeTakeFirstOrThrow();
  const after = decodeCursor(cursor)?.id;
  const column = sql.ref(id);
  const page = after === undefined ? rows : rows.where(sql<boolean>`${column} < ${after}`);
  const found = (await page
    .orderBy(column, 'desc')
    .limit(limit + 1)
    .execute()) as readonly Row[];
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, total: Number(total), nextCursor: last ? encodeCursor(NO_INSTANT, last.id) : null };
}
