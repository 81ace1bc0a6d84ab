import { setTimeout as pause } from 'node:timers/promises';
import type { CloudView } from '@zhengyun/domain/clouds/schemas.ts';
import type { OperationDetail, OperationItem } from '@zhengyun/domain/provisioning/schemas.ts';
import type { ConsoleClient } from '../console-client.ts';

const POLL_MS = 1_000;
const SAY_MS = 10_000;
const MOST_MS = 30 * 60_000;

interface Deployers {
  readonly engineer: ConsoleClient;
  readonly technical: ConsoleClient;
  readonly say: (text: string) => void;
}

export const cloudsOf = async (client: ConsoleClient): Promise<readonly CloudView[]> =>
  (await client.query<{ clouds: readonly CloudView[] }>('clouds.overview')).clouds;

/**
 * Deploys every cloud of `slugs` that is not deployed: the engineer asks, the reviewer releases each plan as its preview comes,
 * and the worker runs as many side by side as the machine has cores. Says from time to time how many stand and how long the
 * rest will take. Throws as soon as one fails.
 */
export async function deployClouds({ engineer, technical, say }: Deployers, slugs: readonly string[]): Promise<void> {
  const missing = (await cloudsOf(engineer)).filter(({ slug, state }) => slugs.includes(slug) && state !== 'deployed');
  for (const { id, cluster, state } of missing)
    if (cluster && state !== 'deploying') await engineer.mutate('provisioning.deployCloud', { cloudId: id });
  const started = Date.now();
  for (let said = started; ; ) {
    const clouds = (await cloudsOf(engineer)).filter(({ slug }) => slugs.includes(slug));
    const failed = clouds.filter(({ state }) => state === 'failed');
    if (failed.length > 0) throw new Error(`${failed.map(({ slug }) => slug).join(', ')} failed: see /operations`);
    const left = slugs.length - clouds.filter(({ state }) => state === 'deployed').length;
    if (left === 0) return;
    if (Date.now() - started > MOST_MS) throw new Error(`${left} clouds are still not deployed: see /operations`);
    if (Date.now() - said >= SAY_MS) {
      said = Date.now();
      say(progress({ all: slugs.length, left, asked: missing.length, ms: said - started }));
    }
    await releasePreviewed(technical);
    await pause(POLL_MS);
  }
}

/** How far the deployment is; the time left follows from the pace so far. */
export function progress({ all, left, asked, ms }: { all: number; left: number; asked: number; ms: number }): string {
  const done = asked - left;
  const rest = done > 0 ? `，约剩 ${Math.ceil(((ms / done) * left) / 1_000)} 秒` : '';
  return `已部署 ${all - left}/${all} 朵云${rest}`;
}

/** Releases every previewed deployment of a cloud's own stack, by the plan that was looked at. */
async function releasePreviewed(technical: ConsoleClient): Promise<void> {
  const { items } = await technical.query<{ items: readonly OperationItem[] }>('provisioning.operations', {
    state: ['previewed'],
    limit: 100,
  });
  for (const { id: operationId, stack, request } of items) {
    if (stack.kind !== 'cloud' || request) continue;
    const { planHash, acts } = await technical.query<OperationDetail>('provisioning.operation', { operationId });
    if (planHash && acts.includes('release'))
      await technical.mutate('provisioning.releaseCloudDeployment', { operationId, planHash });
  }
}

/** Seconds from the first preview to the end of the newest done deployment of each cloud, by cloud id; one that waited for nothing. */
export async function deploymentSeconds(engineer: ConsoleClient, cloudId: string): Promise<number | null> {
  const { items } = await engineer.query<{ items: readonly OperationItem[] }>('provisioning.operations', {
    cloudId,
    state: ['done'],
    limit: 200,
  });
  const own = items.filter(({ stack, verb }) => stack.kind === 'cloud' && verb === 'deploy');
  const newest = own.toSorted((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? ''))[0];
  if (!newest?.startedAt || !newest.endedAt) return null;
  return (Date.parse(newest.endedAt) - Date.parse(newest.startedAt)) / 1_000;
}
