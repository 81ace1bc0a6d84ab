import { toCsv } from './csv.ts';
import type { ListColumn } from './list-column.ts';

/** What fetching one page of up to 200 rows answers. */
export interface FetchedPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number;
  /** There are more than `total`, which nobody counted. */
  readonly atLeast?: boolean;
}
export type FetchPage<Row> = (cursor: string | null) => Promise<FetchedPage<Row>>;

/** Above this many rows a file is cut, and says so: nobody reads more by hand, and a month's audit belongs to the report. */
export const EXPORT_LIMIT = 20_000;

interface ExportWatch {
  readonly stopped: () => boolean;
  /** Given after each page, as a person reads it. */
  readonly onProgress: (progress: string) => void;
}

/** The rows that match what is shown, page by page from the first, as CSV of the given columns; null when it was stopped. */
export async function exportRows<Row>(
  fetchPage: FetchPage<Row>,
  columns: readonly ListColumn<Row>[],
  { stopped, onProgress }: ExportWatch,
): Promise<{ readonly csv: string; readonly cut: boolean } | null> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: FetchedPage<Row> = await fetchPage(cursor);
    if (stopped()) return null;
    rows.push(...page.items);
    cursor = page.nextCursor;
    onProgress(progressOf(rows.length, page));
  } while (cursor !== null && rows.length < EXPORT_LIMIT);
  const fields = columns.flatMap((column) => column.fields ?? []);
  const lines = rows.slice(0, EXPORT_LIMIT).map((row) => fields.map(({ text }) => text(row)));
  return { csv: toCsv([fields.map(({ name }) => name), ...lines]), cut: cursor !== null };
}

/** `200 / 450`; where nobody counted further `200 / 1000+`, and the rows that are here alone once those are passed. */
function progressOf(fetched: number, { total, atLeast = false }: FetchedPage<unknown>): string {
  if (fetched > total) return String(fetched);
  return `${fetched} / ${atLeast ? `${total}+` : Math.min(total, EXPORT_LIMIT)}`;
}
