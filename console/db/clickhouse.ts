/** A database of a ClickHouse server. Requests are made one by one; nothing is kept open. */
export interface ClickHouse {
  /** Host and database, without the password: for logs and messages. */
  readonly place: string;
  /** Name of the database, fit to stand in SQL as it is. */
  readonly database: string;
  /** Rows of a SELECT in the order of its columns; the statement names no FORMAT. Rejects with ClickHouseFailure. */
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
  /** Runs a statement to its end. Rejects with ClickHouseFailure. */
  run(sql: string): Promise<void>;
  /** Puts objects into a table of the database, whose columns they name; decimals and 64-bit integers as text. */
  insert(table: string, rows: readonly object[]): Promise<void>;
}

/** `unreachable`: no answer came. `refused`: the server says no: wrong password, database, statement, no memory or disk. */
export class ClickHouseFailure extends Error {
  readonly kind: 'unreachable' | 'refused';

  constructor(kind: ClickHouseFailure['kind'], message: string) {
    super(message);
    this.name = 'ClickHouseFailure';
    this.kind = kind;
  }
}

const DATABASE = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;

/** What is wrong with the address of a ClickHouse database, `https://user:password@host:8443/database`; null: nothing. */
export function faultOfAddress(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return 'an address like https://user:password@host:8443/database';
  const database = url.pathname.slice(1);
  return DATABASE.test(database)
    ? null
    : 'names no database: end it with /database (letters, digits and underscores, beginning with a letter)';
}

/** Longest that one statement may take: a month of one department is seconds. */
const TIMEOUT_MS = 120_000;
const SHOWN = 300;

/** A client of the database at `address`, which faultOfAddress finds nothing wrong with. Makes no request by itself. */
export function openClickHouse(address: string, timeoutMs = TIMEOUT_MS): ClickHouse {
  const url = new URL(address);
  const database = url.pathname.slice(1);
  const place = `${url.host}/${database}`;
  const send = async (sql: string) => sendTo(url, { sql, place, timeoutMs });
  return {
    place,
    database,
    rows: async (sql) => dataOf(await send(`${sql}\nFORMAT JSONCompact`), place),
    async run(sql) {
      await send(sql);
    },
    async insert(table, rows) {
      if (rows.length === 0) return;
      const lines = rows.map((row) => JSON.stringify(row)).join('\n');
      await send(`INSERT INTO ${database}.${table} FORMAT JSONEachRow\n${lines}`);
    },
  };
}

async function sendTo(url: URL, asked: { readonly sql: string; readonly place: string; readonly timeoutMs: number }) {
  const { sql, place, timeoutMs } = asked;
  // The whole answer is made before its status is sent, so that a failure halfway is no answer that looks good.
  const to = `${url.origin}/?wait_end_of_query=1`;
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'x-clickhouse-user': decodeURIComponent(url.username) || 'default',
    ...(url.password ? { 'x-clickhouse-key': decodeURIComponent(url.password) } : {}),
  };
  const answer = await fetch(to, {
    method: 'POST',
    headers,
    body: sql,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
    .then(async (response) => ({ ok: response.ok, status: response.status, text: await response.text() }))
    .catch((error: unknown) => {
      const { cause, message } = error as Error;
      const why = cause instanceof Error ? cause.message : message;
      throw new ClickHouseFailure('unreachable', `ClickHouse at ${place} gave no answer: ${why.slice(0, SHOWN)}`);
    });
  if (answer.ok) return answer.text;
  throw new ClickHouseFailure(
    'refused',
    `ClickHouse at ${place} refused with ${answer.status}: ${answer.text.trim().slice(0, SHOWN)}`,
  );
}

/** The rows of an answer; what is no whole answer of ClickHouse is a failure, and never no rows. */
function dataOf(text: string, place: string): readonly (readonly unknown[])[] {
  try {
    const { data, rows } = JSON.parse(text) as { data?: unknown[][]; rows?: number };
    if (Array.isArray(data) && data.length === rows) return data;
  } catch {
    // Told of below, with what came instead.
  }
  throw new ClickHouseFailure('refused', `${place} gave no answer of ClickHouse: ${text.slice(0, SHOWN)}`);
}
