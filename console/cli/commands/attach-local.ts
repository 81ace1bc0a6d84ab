import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cloudsOverview } from '@zhengyun/domain/clouds/overview.ts';
import { openCloudDeployment } from '@zhengyun/domain/provisioning/open-cloud-deployment.ts';
import { asJob } from '../as-job.ts';
import type { CliEnv } from '../env.ts';
import { SAMPLE_CLUSTERS } from '../sample/clouds.ts';
import { UsageError } from '../usage-error.ts';
import { register } from './register-cloud.ts';

/**
 * Registers the sample clouds with this machine's two clusters and deploys those that are not deployed or on the way. Run at
 * every start: a cluster that came back at another port is noted, and nothing is deployed twice.
 */
export async function attachLocal(clusters: string, env: CliEnv, say: (text: string) => void): Promise<void> {
  if (env.ZHENGYUN_MODE !== 'local')
    throw new UsageError('cloud attach-local is for one machine: it needs ZHENGYUN_MODE=local');
  await asJob('attach-local', env, async (ctx) => {
    for (const { cluster, clouds } of SAMPLE_CLUSTERS) {
      const kubeconfig = await readFile(join(clusters, `${cluster}.kubeconfig`), 'utf8');
      for (const slug of clouds) await register(ctx, env, { slug, clusterSlug: `local-${cluster}`, kubeconfig });
    }
    const { clouds } = await cloudsOverview(ctx());
    for (const { id, slug, state, cluster } of clouds) {
      if (!cluster || state === 'deployed' || state === 'deploying') {
        say(`${slug}: ${state}`);
        continue;
      }
      const { number } = await openCloudDeployment(ctx(), { cloudId: id });
      say(`${slug}: being deployed as ${number}`);
    }
  });
}
