import { randomUUID } from 'node:crypto';
import { connect } from '@zhengyun/db/connect.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import type { CliEnv } from './env.ts';
import { UsageError } from './usage-error.ts';

/**
 * Runs `work` as the job `cli-<command>`: what a command does leaves audit rows like any act, under that name. `ctx()` is a
 * context of this instant. The connection is closed at the end, also when `work` fails.
 */
export async function asJob<Result>(
  command: string,
  env: CliEnv,
  work: (ctx: () => Context) => Promise<Result>,
): Promise<Result> {
  if (!env.DATABASE_URL) throw new UsageError('DATABASE_URL is not set: give the URL of the console’s database');
  const db = connect(env.DATABASE_URL, { applicationName: `zhengyun-cli-${command}`, maximum: 2 });
  const traceId = randomUUID();
  try {
    return await work(() => ({ actor: { kind: 'job', task: `cli-${command}` }, now: new Date(), db, traceId }));
  } finally {
    await db.destroy();
  }
}
