import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { defineCloud } from '@zhengyun/domain/clouds/define-cloud.ts';
import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import { defineCloudSchema } from '@zhengyun/domain/clouds/schemas.ts';
import { openCloudDeployment } from '@zhengyun/domain/provisioning/open-cloud-deployment.ts';
import { parse as parseInput } from '@zhengyun/domain/verb/parse.ts';
import { parse as parseYaml } from 'yaml';
import { asJob } from '../as-job.ts';
import type { CliEnv } from '../env.ts';
import { UsageError } from '../usage-error.ts';
import { attachLocal } from './attach-local.ts';
import { register } from './register-cloud.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** `cloud add | register | deploy | attach-local`. */
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
    case 'attach-local': {
      const { values } = parseArgs({ args: [...args], options: { clusters: { type: 'string' } } });
      if (!values.clusters) throw new UsageError('usage: cloud attach-local --clusters DIR');
      await attachLocal(values.clusters, env, say);
      return 0;
    }
    default:
      throw new UsageError(`there is no command cloud ${act ?? ''}: add, register, deploy or attach-local`);
  }
}

async function add([file]: readonly string[], env: CliEnv): Promise<void> {
  if (!file) throw new UsageError('usage: cloud add FILE (YAML: slug, name, tier, profile, kubevirt, zones…)');
  const definition = parseInput(defineCloudSchema, parseYaml(await readFile(file, 'utf8')));
  const { added } = await asJob('cloud-add', env, (ctx) => defineCloud(ctx(), definition));
  say(`${definition.slug} is ${added ? 'defined' : 'brought up to the file'}`);
}

async function registerOne(args: readonly string[], env: CliEnv): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { kubeconfig: { type: 'string' }, cluster: { type: 'string' } },
    allowPositionals: true,
  });
  const [slug] = positionals;
  if (!slug || !values.kubeconfig)
    throw new UsageError('usage: cloud register SLUG --kubeconfig FILE [--cluster SLUG]');
  const kubeconfig = await readFile(values.kubeconfig, 'utf8');
  await asJob('cloud-register', env, (ctx) =>
    register(ctx, env, { slug, clusterSlug: values.cluster ?? slug, kubeconfig }),
  );
  say(`${slug} has its cluster; deploy it with: cloud deploy ${slug}`);
}

async function deploy([slug]: readonly string[], env: CliEnv): Promise<void> {
  if (!slug) throw new UsageError('usage: cloud deploy SLUG');
  const { number } = await asJob('cloud-deploy', env, async (ctx) => {
    const cloud = await getCloud(ctx(), { slug });
    return openCloudDeployment(ctx(), { cloudId: cloud.id });
  });
  say(`${slug} is being deployed by the worker as ${number}: see /operations`);
}
