import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './rows.generated.ts';

export type Database = Kysely<Tables>;

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;

/**
 * How values arrive: int8 as bigint, numeric as decimal text (never a float), timestamptz as Date (an instant), date as
 * `YYYY-MM-DD` text (a Date never carries a calendar day).
 */
function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return (value) => BigInt(value);
  if (oid === DATE) return (value) => value;
  if (oid === INT8_ARRAY) return (value) => (value === '{}' ? [] : value.slice(1, -1).split(',').map(BigInt));
  return pg.types.getTypeParser(oid, format ?? 'text') as (value: string) => unknown;
}

export interface ConnectOptions {
  /** Seen in pg_stat_activity; says which process holds a connection. */
  readonly applicationName: string;
  /** Upper bound of connections. */
  readonly maximum: number;
}

/**
 * Opens a pool on `url`. Connections are made on first use; a server that is restarting is an error of the query at hand
 * and the next query connects anew. End with `db.destroy()`.
 */
export function connect(url: string, options: ConnectOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: options.applicationName,
    max: options.maximum,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: typeParser } as pg.CustomTypesConfig,
  });
  // A pooled idle connection that the server cuts (restart, fail-over) is no reason to end the process.
  pool.on('error', () => undefined);
  // Nor is one that is cut between two statements of a transaction: the pool doesn't listen to what it has handed out, and the
  // next statement rejects by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
