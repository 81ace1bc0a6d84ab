import { parseArgs } from 'node:util';
import { defineCloud } from '@zhengyun/domain/clouds/define-cloud.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { openCloudDeployment } from '@zhengyun/domain/provisioning/open-cloud-deployment.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { asJob } from '../as-job.ts';
import { asPerson } from '../as-person.ts';
import type { CliEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';
import { attachLocal } from './attach-local.ts';
import { byHand } from './by-hand.ts';
import { readCloudFile, textOf } from './cloud-file.ts';
import { register } from './register-cloud.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** `cloud add | register | deploy | by-hand | attach-local`. */
export async function runCloud([act, ...args]: readonly string[], env: CliEnv): Promise<number> {
  switch (act) {
    case 'add':
      await add(args, env);
      return 0;
    case 'register':
      await registerOne(args, env);
      return 0;
    case 'deploy':
      await deploy(args, env);
      return 0;
    case 'by-hand':
      return byHand(args, env);
    case 'attach-local': {
      const { values } = parseArgs({ args: [...args], options: { clusters: { type: 'string' } } });
      if (!values.clusters) throw new UsageError('usage: cloud attach-local --clusters DIR');
      await attachLocal(values.clusters, env, say);
      return 0;
    }
    default:
      throw new UsageError(`there is no command cloud ${act ?? ''}: add, register, deploy, by-hand or attach-local`);
  }
}

const ACCOUNT = { as: { type: 'string' } } as const;

/** In a person's name where one is given, else as the command itself: what needs a person then refuses. */
async function inNameOf<Result>(
  { command, subject }: { readonly command: string; readonly subject: string | undefined },
  env: CliEnv,
  work: (ctx: () => Context) => Promise<Result>,
): Promise<Result> {
  return subject === undefined ? asJob(command, env, work) : asPerson({ command, subject }, env, work);
}

async function add(args: readonly string[], env: CliEnv): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: ACCOUNT, allowPositionals: true });
  const [file] = positionals;
  if (!file)
    throw new UsageError(
      'usage: cloud add FILE [--as ACCOUNT] (YAML: slug, name, tier, profile, kubevirt, zones, cluster…)',
    );
  const { definition, cluster } = await readCloudFile(file);
  const { slug } = definition;
  const name = { command: 'cloud-add', subject: values.as };
  const { added } = await inNameOf(name, env, async (ctx) => {
    const defined = await defineCloud(ctx(), definition);
    if (cluster) await register(ctx, env, { slug, clusterSlug: cluster.slug, kubeconfig: cluster.kubeconfig });
    return defined;
  });
  say(`${slug} is ${added ? 'defined' : 'brought up to the file'}`);
  say(cluster ? `it has its cluster; deploy it with: cloud deploy ${slug} --as ACCOUNT` : 'it has no cluster yet');
}

async function registerOne(args: readonly string[], env: CliEnv): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...ACCOUNT, kubeconfig: { type: 'string' }, cluster: { type: 'string' } },
    allowPositionals: true,
  });
  const [slug] = positionals;
  if (!slug || !values.kubeconfig)
    throw new UsageError('usage: cloud register SLUG --kubeconfig FILE [--cluster SLUG] [--as ACCOUNT]');
  const kubeconfig = await textOf(values.kubeconfig);
  await inNameOf({ command: 'cloud-register', subject: values.as }, env, (ctx) =>
    register(ctx, env, { slug, clusterSlug: values.cluster ?? slug, kubeconfig }),
  );
  say(`${slug} has its cluster; deploy it with: cloud deploy ${slug} --as ACCOUNT`);
}

async function deploy(args: readonly string[], env: CliEnv): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: ACCOUNT, allowPositionals: true });
  const [slug] = positionals;
  if (!slug || !values.as)
    throw new UsageError(
      'usage: cloud deploy SLUG --as ACCOUNT (a platform engineer’s; another person releases the plan)',
    );
  const { number } = await asPerson({ command: 'cloud-deploy', subject: values.as }, env, async (ctx) => {
    const cloud = await getCloud(ctx(), { slug });
    return openCloudDeployment(ctx(), { cloudId: cloud.id });
  });
  say(`${slug}: ${number} is being previewed; another person releases its plan at /operations`);
}
