import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type ClickHouse, openClickHouse } from '@zhengyun/db/clickhouse.ts';
import { runCommand } from '../fuzz/schemathesis.ts';

/** Pinned: chdb-core 26.9.0 is the engine of ClickHouse 26.9, in a wheel of its own without the data frames that chdb adds. */
const VERSION = '26.9.0';

/** A python with the engine, installed the first time into an environment of its own in the cache folder. Throws with what the installer said. */
async function pythonWithChdb(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'zhengyun');
  const home = join(cache, `chdb-core-${VERSION}`);
  const python = join(home, 'bin', 'python');
  const whole = join(home, 'whole');
  if (existsSync(whole)) return python;
  await mkdir(cache, { recursive: true });
  await rm(home, { recursive: true, force: true });
  const steps = [
    ['python3', ['-m', 'venv', home]],
    [python, ['-m', 'pip', 'install', '--quiet', '--no-deps', `chdb-core==${VERSION}`]],
  ] as const;
  for (const [program, args] of steps) {
    const { code, text } = await runCommand(program, args);
    if (code !== 0)
      throw new Error(`chdb-core ${VERSION} could not be installed (${program} ${args.join(' ')}):\n${text}`);
  }
  // Written last: a half-installed environment is never used.
  await writeFile(`${whole}.part`, VERSION);
  await rename(`${whole}.part`, whole);
  return python;
}

/** A ClickHouse database of its own on chdb, at an address as METERING_URL has it. */
export interface ChdbServer {
  readonly url: string;
  readonly clickhouse: ClickHouse;
  stop(): Promise<void>;
}

/** Starts chdb behind the part of ClickHouse's HTTP interface that the console uses; it ends with this process. */
export async function startChdb(database = 'metering'): Promise<ChdbServer> {
  const python = await pythonWithChdb();
  const dir = await mkdtemp(join(tmpdir(), 'zhengyun-chdb-'));
  const child = spawn(python, [fileURLToPath(new URL('./serve-chdb.py', import.meta.url)), dir], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`chdb ended with ${code}: ${Buffer.concat(said)}`)));
  });
  const url = `http://127.0.0.1:${port}/${database}`;
  const clickhouse = openClickHouse(url);
  await clickhouse.run(`create database ${database}`);
  return {
    url,
    clickhouse,
    async stop() {
      child.stdin.end();
      await ended;
      await rm(dir, { recursive: true, force: true });
    },
  };
}
