import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLedger } from '../supervise/ledger.ts';
import { asAdmin, prepareDatabases } from './prepare-databases.ts';
import { startPostgres } from './start-postgres.ts';

/** Runs a durable server in the folder given as argument, and says where; it is there to be killed. */
const SERVER = `
  import { startPostgres } from '${join(import.meta.dirname, 'start-postgres.ts')}';
  const postgres = await startPostgres({ dir: process.argv[1] });
  process.stdout.write(postgres.adminUrl);
  process.stdin.on('end', async () => { await postgres.stop(); process.exit(0); }).resume();
`;
const asRoot = process.getuid?.() === 0;

describe('the embedded PostgreSQL', () => {
  let dir: string;
  let server: ChildProcess | undefined;
  /** Starts the server in a process of its own, behind `prefix`; resolves with its URL. */
  const startServer = async (prefix: readonly string[] = []): Promise<string> => {
    const [command = process.execPath, ...args] = [
      ...prefix,
      process.execPath,
      '--input-type=module',
      '--eval',
      SERVER,
      dir,
    ];
    server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const [url] = (await once(server.stdout!, 'data')) as [Buffer];
    return url.toString();
  };
  const stopServer = async (): Promise<void> => {
    server?.stdin?.end();
    await once(server!, 'exit');
  };
  const ask = (url: string, sql: string): Promise<unknown[]> =>
    asAdmin(url, async (client) => (await client.query({ text: sql, rowMode: 'array' })).rows);

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'zhengyun-postgres-'));
    chmodSync(dir, 0o700);
  });
  afterEach(async () => {
    if (server?.exitCode === null && server.signalCode === null) server.kill('SIGKILL');
    await openLedger(join(dir, 'children.json')).endStale(5_000);
    rmSync(dir, { recursive: true, force: true });
  });

  // Root gets to the ordinary user's path through a user namespace, in which it is one, its own 0700 folders included.
  it.each([
    ['the user who runs this', []],
    ...(asRoot ? [['an ordinary user', ['unshare', '--user', '--map-user=65534', '--']] as const] : []),
  ] as const)('starts as %s in a folder of mode 0700, with everything that makes it durable on', async (_, prefix) => {
    const url = await startServer(prefix);
    expect(
      await ask(
        url,
        "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit', 'unix_socket_directories', 'TimeZone', 'server_encoding') ORDER BY name",
      ),
    ).toEqual([
      ['TimeZone', 'UTC'],
      ['fsync', 'on'],
      ['full_page_writes', 'on'],
      ['listen_addresses', '127.0.0.1'],
      ['server_encoding', 'UTF8'],
      ['synchronous_commit', 'on'],
      ['unix_socket_directories', ''],
    ]);
    await stopServer();
    expect(readFileSync(join(dir, 'logs/postgres.log'), 'utf8')).toContain('database system is shut down');
  });

  it('lets nobody in without the password', async () => {
    const url = new URL(await startServer());
    url.password = 'guessed';
    await expect(ask(url.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(dir, 'superuser.password')).mode & 0o777).toBe(0o600);
    await stopServer();
  });

  it('keeps what was committed when it and its supervisor are killed, and starts again in the same place', async () => {
    const url = await startServer();
    await ask(url, 'CREATE TABLE kept (n int)');
    await ask(url, 'INSERT INTO kept SELECT generate_series(1, 1000)');
    const [left] = openLedger(join(dir, 'children.json')).entries();
    server!.kill('SIGKILL');
    process.kill(left!.pid, 'SIGKILL');
    await once(server!, 'exit');
    const postgres = await startPostgres({ dir });
    expect(await ask(postgres.adminUrl, 'SELECT count(*)::int, sum(n)::int FROM kept')).toEqual([[1000, 500_500]]);
    await postgres.stop();
  });

  it('takes over from a server that outlived its supervisor', async () => {
    const url = await startServer();
    await ask(url, 'CREATE TABLE kept (n int)');
    server!.kill('SIGKILL');
    await once(server!, 'exit');
    const postgres = await startPostgres({ dir });
    expect(await ask(postgres.adminUrl, 'SELECT count(*)::int FROM kept')).toEqual([[0]]);
    await expect(ask(url, 'SELECT 1')).rejects.toThrow();
    await postgres.stop();
  });

  it('is not held up by a pid file whose number now belongs to another program', async () => {
    await (await startPostgres({ dir })).stop();
    const innocent = spawn('sleep', ['600']);
    const lines = [innocent.pid, join(dir, 'data'), 1_700_000_000, 5432, '', '127.0.0.1', ''];
    writeFileSync(join(dir, 'data/postmaster.pid'), `${lines.join('\n')}\n`, { mode: 0o600 });
    const postgres = await startPostgres({ dir });
    expect(await ask(postgres.adminUrl, 'SELECT 1')).toEqual([[1]]);
    expect(innocent.exitCode).toBeNull();
    await postgres.stop();
    innocent.kill('SIGKILL');
  });

  it('restarts by itself when it is killed', async () => {
    const postgres = await startPostgres({ dir });
    const [running] = openLedger(join(dir, 'children.json')).entries();
    process.kill(running!.pid, 'SIGKILL');
    await expect.poll(() => ask(postgres.adminUrl, 'SELECT 1').catch(() => 'down'), { timeout: 20_000 }).toEqual([[1]]);
    await postgres.stop();
  });

  it('gets its roles and databases once, whoever comes first, with passwords that are kept', async () => {
    const postgres = await startPostgres({ dir, durable: false });
    const secrets = join(dir, 'roles.json');
    const urls = await prepareDatabases(postgres.adminUrl, secrets);
    const again = await Promise.all([1, 2, 3].map(() => prepareDatabases(postgres.adminUrl, secrets)));
    expect(again).toEqual([urls, urls, urls]);
    expect(statSync(secrets).mode & 0o777).toBe(0o600);
    expect(
      await ask(
        postgres.adminUrl,
        "SELECT rolname, rolcanlogin, rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication FROM pg_roles WHERE rolname LIKE 'zy\\_%' ORDER BY 1",
      ),
    ).toEqual([
      ['zy_app', true, false],
      ['zy_audit', false, false],
      ['zy_owner', true, false],
      ['zy_state', true, false],
      ['zy_worker', true, false],
    ]);
    const owner = new Client({ connectionString: urls.ownerUrl });
    await owner.connect();
    // What a migration does to hand the audit trail over.
    await owner.query('CREATE TABLE trail (id int)');
    await owner.query('GRANT CREATE ON SCHEMA public TO zy_audit');
    await owner.query('ALTER TABLE trail OWNER TO zy_audit');
    await owner.end();
    await expect(ask(urls.appUrl, 'SET ROLE zy_audit')).rejects.toThrow(/permission denied/);
    await postgres.stop();
  });
});
