import { readAccount } from '@zhengyun/domain/people/read-account.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { asJob } from './as-job.ts';
import type { CliEnv } from './env.ts';

/**
 * Runs `work` in the name of the account `subject`: what it may do, and whose act it is in the audit rows, is that person's. Who
 * holds the database's owner URL is trusted to name themselves; the four eyes are kept by the other person, who signs in.
 */
export async function asPerson<Result>(
  { command, subject }: { readonly command: string; readonly subject: string },
  env: CliEnv,
  work: (ctx: () => Context) => Promise<Result>,
): Promise<Result> {
  return asJob(command, env, async (ctx) => {
    const actor = await readAccount(ctx(), { subject });
    return work(() => ({ ...ctx(), actor }));
  });
}
