import { parseArgs } from 'node:util';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { createJoinToken } from '@zhengyun/domain/fleet/create-join-token.ts';
import { asJob } from '../as-job.ts';
import type { CliEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';

/** Prints a token with which one node may join the cloud, as the last line. It is kept as a hash and can't be shown again. */
export async function runJoinToken(args: readonly string[], env: CliEnv): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { cloud: { type: 'string' }, minutes: { type: 'string', default: '60' }, node: { type: 'string' } },
  });
  const { cloud: slug, minutes, node } = values;
  if (!slug)
    throw new UsageError('usage: join-token --cloud SLUG [--minutes N] [--node NAME, to join again in its place]');
  const { token } = await asJob('join-token', env, async (ctx) => {
    const cloud = await getCloud(ctx(), { slug });
    return createJoinToken(ctx(), {
      cloudId: cloud.id,
      minutes: Number(minutes),
      ...(node === undefined ? {} : { node }),
    });
  });
  process.stdout.write(`${token}\n`);
  return 0;
}
