import { decodeCursor, encodeCursor } from './paging.ts';

/** How far a list counts what matches: nobody pages through more, and counting them would cost more than showing any. */
export const COUNTED = 1_000;

/** Key of a row, and the instant by which its list is ordered. */
export interface Keyed {
  readonly id: string;
  readonly at: Date;
}

/** How a list is read: at most `most` rows from its head, or after a row of it. */
export interface Reads<Row> {
  readonly first: (most: number) => Promise<readonly Row[]>;
  readonly after: (row: Keyed, most: number) => Promise<readonly Row[]>;
}

export interface CountedPage<Row> {
  readonly shown: readonly Row[];
  readonly nextCursor: string | null;
  /** All that match, up to COUNTED. */
  readonly total: number;
  /** There are more than `total`. */
  readonly atLeast: boolean;
}

/** A page of a list that may be long, and how many match: one read for the first page, which counts on as it goes; two for any other. */
export async function countedPage<Row extends Keyed>(
  { cursor, limit }: { readonly cursor?: string | null | undefined; readonly limit: number },
  { first, after }: Reads<Row>,
): Promise<CountedPage<Row>> {
  const from = decodeCursor(cursor);
  const head = await first(COUNTED + 1);
  const rows = from ? await after(from, limit + 1) : head;
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    shown,
    nextCursor: last ? encodeCursor(last.at, last.id) : null,
    total: Math.min(head.length, COUNTED),
    atLeast: head.length > COUNTED,
  };
}
