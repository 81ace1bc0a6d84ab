import { asJob } from '../as-job.ts';
import type { CliEnv } from '../env.ts';
import { isComplete } from '../sample/is-complete.ts';
import { makeSampleClouds } from '../sample/make-clouds.ts';
import { makeSampleContracts } from '../sample/make-contracts.ts';
import { makeSamplePeople } from '../sample/make-people.ts';
import { makeSampleSystems } from '../sample/make-systems.ts';
import { UsageError } from '../usage-error.ts';

/** Makes the sample province. Running it again adds what is missing and changes nothing that is there. */
export async function runBootstrap(env: CliEnv): Promise<number> {
  if (env.ZHENGYUN_MODE !== 'local')
    throw new UsageError('bootstrap makes a sample province with sample accounts: it needs ZHENGYUN_MODE=local');
  await asJob('bootstrap', env, async (ctx) => {
    if (await isComplete(ctx)) return;
    const { organisations, departments } = await makeSamplePeople(ctx);
    await makeSampleSystems(ctx, departments);
    await makeSampleClouds(ctx, { organisations, departments });
    await makeSampleContracts(ctx, { organisations, departments });
  });
  process.stdout.write('the sample province stands\n');
  return 0;
}
