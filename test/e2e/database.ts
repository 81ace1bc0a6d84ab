import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

interface Described {
  readonly database: { readonly ownerUrl: string };
  readonly keyFile: string;
  readonly pids: Readonly<Record<string, number>>;
}

/** What `system.json` says right now. */
export function described(dir: string): Described {
  return JSON.parse(readFileSync(join(dir, 'system.json'), 'utf8')) as Described;
}

/** Sends `name` to a part of the system, e.g. SIGSTOP to `cities-apiserver`. */
export function signal(dir: string, part: string, name: NodeJS.Signals): void {
  const pid = described(dir).pids[part];
  if (pid === undefined) throw new Error(`no ${part} runs`);
  process.kill(pid, name);
}

/** Rows of `text` as the owner sees them, past the console. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  dir: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: described(dir).database.ownerUrl });
  await client.connect();
  try {
    await client.query(`select set_config('zhengyun.scope', 'all', false)`);
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
