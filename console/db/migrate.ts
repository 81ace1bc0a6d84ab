import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import pg from 'pg';

/** Lets the worker's role run jobs and the server's role only add them; repeated at each migration, so it is idempotent. */
const JOB_GRANTS = `
  grant usage on schema graphile_worker to zy_worker;
  grant select, insert, update, delete on all tables in schema graphile_worker to zy_worker;
  grant usage on all sequences in schema graphile_worker to zy_worker;
  do $$
  declare t text;
  begin
    for t in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
      execute format('drop policy if exists worker on graphile_worker.%I', t);
      execute format('create policy worker on graphile_worker.%I to zy_worker using (true) with check (true)', t);
    end loop;
  end $$;
  create or replace function public.enqueue_job(task text, payload json, run_at timestamptz, job_key text, queue text, attempts int) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$ select from graphile_worker.add_job(task, payload, queue, run_at, attempts, job_key) $$;
  revoke all on function public.enqueue_job(text, json, timestamptz, text, text, int) from public;
  grant execute on function public.enqueue_job(text, json, timestamptz, text, text, int) to zy_app, zy_worker;
`;

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings the database behind `ownerUrl` (role zy_owner) to the newest schema: our tables, the job queue's, and the grants
 * between them. Two starters at once wait for each other. Forward only; running it again changes nothing.
 *
 * Numbers are given out before the work is done, so a release can bring one below the last that a database has run: whatever has
 * not run runs, in order of number. A migration therefore builds on those only that its own release or an earlier one brought.
 *
 * @param dir where the migrations are
 */
export async function migrate(ownerUrl: string, dir: string = MIGRATIONS): Promise<void> {
  await runner({
    databaseUrl: ownerUrl,
    dir,
    direction: 'up',
    migrationsTable: 'schema_migration',
    advisoryLockMode: 'wait',
    checkOrder: false,
    singleTransaction: true,
    log: () => undefined,
  });
  await runMigrations({ connectionString: ownerUrl });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7_100_001)');
    await client.query(JOB_GRANTS);
  } finally {
    await client.end();
  }
}
