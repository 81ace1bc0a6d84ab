import { migrate } from '@zhengyun/db/migrate.ts';
import type { CliEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';

/** Brings the database to the newest schema; two at once wait for each other, and a second run changes nothing. */
export async function runMigrate(env: CliEnv): Promise<number> {
  if (!env.DATABASE_URL) throw new UsageError('DATABASE_URL is not set: give the URL of the console’s database');
  await migrate(env.DATABASE_URL);
  process.stdout.write('the schema is up to date\n');
  return 0;
}
