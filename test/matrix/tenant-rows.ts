import { randomUUID } from 'node:crypto';
import pg from 'pg';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** Table and column that this column's value is of. */
  readonly refers: string | null;
  readonly referred: string | null;
  /** First of the values that a check lists. */
  readonly first: string | null;
}

/** Columns of a table that a row has to give or that tie it to other rows. */
const COLUMNS = `
  select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef as required,
    (select k.confrelid::regclass::text from pg_constraint k
      where k.conrelid = a.attrelid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1) as refers,
    (select t.attname from pg_constraint k join pg_attribute t on t.attrelid = k.confrelid and t.attnum = k.confkey[1]
      where k.conrelid = a.attrelid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1) as referred,
    (select substring(pg_get_constraintdef(k.oid) from 'ARRAY\\[''([^'']*)''') from pg_constraint k
      where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as first
  from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  order by a.attnum`;

/** Every table whose rows belong to tenants, partitions left out: they are reached through their parent. */
export const TENANT_TABLES = `
  select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'department_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped
  order by 1`;

/** A tenant's bare rows: keys by table. */
export type BareRows = ReadonlyMap<string, string>;

function plain(column: Column, text: string): unknown {
  if (column.first !== null) return column.first;
  if (column.type.endsWith('[]')) return '{}';
  if (column.type === 'uuid') return randomUUID();
  if (column.type === 'text' || column.type.startsWith('character')) return text;
  if (column.type === 'boolean') return false;
  if (column.type === 'date') return '2026-11-01';
  if (column.type.startsWith('timestamp')) return '2026-11-23T02:00:00Z';
  if (column.type.startsWith('json')) return '{}';
  if (column.type === 'bytea') return Buffer.alloc(32);
  return 1;
}

/**
 * Writes one row of `departmentId` into every table of tenants, with what they refer to, made from the catalogue of the database
 * so that a new table has one too. Works as superuser without triggers and drops checks and keys that stand in the way: whose a row is
 * is what is tried with it, and nothing else. For a database of a test alone.
 */
export async function writeTenantRows(superuserUrl: string, departmentId: string): Promise<BareRows> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const keys = new Map<string, string>([['department', departmentId]]);
  let tables: readonly string[] = [];
  const ask = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [...values])).rows as Row[];

  const insert = async (table: string, values: ReadonlyMap<string, unknown>): Promise<void> => {
    const names = [...values.keys()].map((name) => `"${name}"`).join(', ');
    const places = [...values.keys()].map((_, n) => `$${n + 1}`).join(', ');
    for (let dropped = 0; ; dropped += 1) {
      try {
        await client.query(`insert into "${table}" (${names}) values (${places})`, [...values.values()]);
        return;
      } catch (error) {
        const { code, constraint } = error as { code?: string; constraint?: string };
        const inTheWay = code === '23514' || code === '23505';
        if (!inTheWay || !constraint || dropped === 20) throw new Error(`no row for ${table}`, { cause: error });
        await client.query(`alter table "${table}" drop constraint if exists "${constraint}" cascade`);
        await client.query(`drop index if exists "${constraint}"`);
      }
    }
  };
  const keyOf = async (table: string, key: string): Promise<unknown> => {
    const known = keys.get(table);
    if (known) return known;
    const [existing] = tables.includes(table)
      ? []
      : await ask<{ key: string }>(`select "${key}" as key from "${table}" limit 1`);
    if (existing) return existing.key;
    const columns = await ask<Column>(COLUMNS, [table]);
    const text = (column: Column) => `${table}-${column.name}-${departmentId.slice(0, 8)}`;
    const own = columns.find((column) => column.name === key);
    const value = own ? plain(own, text(own)) : randomUUID();
    // Known before its row is written: rows may refer to each other in a circle.
    keys.set(table, value as string);
    const values = new Map<string, unknown>();
    for (const column of columns) {
      if (column.name === key) values.set(key, value);
      else if (column.refers && column.refers !== table)
        values.set(column.name, await keyOf(column.refers, column.referred ?? 'id'));
      else if (column.name === 'department_id') values.set(column.name, departmentId);
      else if (column.required) values.set(column.name, plain(column, text(column)));
    }
    await insert(table, values);
    return value;
  };
  try {
    await client.query('set session_replication_role = replica');
    tables = (await ask<{ table: string }>(TENANT_TABLES)).map(({ table }) => table);
    for (const table of tables) await keyOf(table, 'id');
    return keys;
  } finally {
    await client.end();
  }
}
