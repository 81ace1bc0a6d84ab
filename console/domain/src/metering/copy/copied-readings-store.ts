import type { ClickHouse } from '@zhengyun/db/clickhouse.ts';
import type { CopiedAmendment, CopiedRow } from './copy-store.ts';

/**
 * Makes the copy's tables anew, empty. Sent twice, a row is kept once: its sorting key is its identity, and FINAL shows each key once before the server
 * has merged them. Keys are compared as text, since ClickHouse orders UUIDs by their second half.
 */
export async function makeTables(copy: ClickHouse, name: CopyName): Promise<void> {
  const { database } = copy;
  for (const table of ['usage_copy', 'usage_event', 'usage_amendment'])
    await copy.run(`drop table if exists ${database}.${table} sync`);
  await copy.run(`create table ${database}.usage_event (
    resource_id String, dimension LowCardinality(String), at Int64, department_id String, source String, event_id String,
    quantity Decimal(38, 9), received Int64, thing Nullable(String), month Int32)
    engine = ReplacingMergeTree partition by month order by (resource_id, dimension, at, department_id, source, event_id)`);
  await copy.run(`create table ${database}.usage_amendment (
    resource_id String, department_id String, of_source String, of_event_id String, id String,
    kind LowCardinality(String), quantity Nullable(Decimal(38, 9)), received Int64)
    engine = ReplacingMergeTree order by (resource_id, department_id, of_source, of_event_id, id)`);
  await copy.run(`create table ${database}.usage_copy (installation String, id String) engine = MergeTree order by id`);
  await copy.insert('usage_copy', [name]);
}

/** Whose copy, and which, a database says that it is. */
export interface CopyName {
  readonly installation: string;
  readonly id: string;
}

/** What the database says that it is; null: it has no copy, or not all of one. */
export async function nameOfCopy(copy: ClickHouse): Promise<CopyName | null> {
  const tables = await copy.rows(`select name from system.tables
    where database = '${copy.database}' and name in ('usage_copy', 'usage_event', 'usage_amendment')`);
  if (!tables.some(([name]) => name === 'usage_copy')) return null;
  const [row] = await copy.rows(`select installation, id from ${copy.database}.usage_copy limit 1`);
  // Without all of its tables it is begun anew, by whose it is.
  return row ? { installation: String(row[0]), id: tables.length === 3 ? String(row[1]) : '' } : null;
}

export async function putReadings(copy: ClickHouse, rows: readonly CopiedRow[]): Promise<void> {
  await copy.insert(
    'usage_event',
    rows.map(({ id: _, ...row }) => row),
  );
}

export const putAmendments = (copy: ClickHouse, rows: readonly CopiedAmendment[]): Promise<void> =>
  copy.insert('usage_amendment', rows);
