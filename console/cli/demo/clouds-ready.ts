import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { OperationDetail, OperationItem } from '@zhengyun/domain/provisioning/schemas.ts';
import { readToolchainEnv } from '@zhengyun/engine/toolchain/env.ts';
import { findTool } from '@zhengyun/engine/toolchain/find-tool.ts';
import { TOOLS } from '@zhengyun/engine/toolchain/tools.ts';
import type { ConsoleClient } from './console-client.ts';

interface Overview {
  readonly clouds: readonly { readonly id: string; readonly slug: string; readonly state: string }[];
}

/** Versions of what deployed the clouds, as the tools themselves and the clouds' stacks say. */
export interface EngineVersions {
  readonly pulumi: string;
  readonly provider: string;
}

/** Waits until `slugs` are deployed, then says which engine deployed them. */
export async function cloudsReady(engineer: ConsoleClient, slugs: readonly string[]): Promise<EngineVersions> {
  const deadline = Date.now() + 30 * 60_000;
  for (;;) {
    const { clouds } = await engineer.query<Overview>('clouds.overview');
    const named = slugs.map((slug) => clouds.find((cloud) => cloud.slug === slug));
    const states = named.map((cloud) => cloud?.state ?? 'missing');
    if (states.every((state) => state === 'deployed')) {
      return { pulumi: await pulumiVersion(), provider: await providerOf(engineer, named[0]?.id ?? '') };
    }
    if (states.includes('failed') || Date.now() > deadline)
      throw new Error(`the clouds ${slugs.join(', ')} are ${states.join(', ')}: see /operations`);
    await pause(1_000);
  }
}

async function pulumiVersion(): Promise<string> {
  const found = await findTool(TOOLS.pulumi, readToolchainEnv());
  if (!found) throw new Error('the clouds are deployed, and no Pulumi is found on this machine: npm run doctor');
  const { stdout } = await promisify(execFile)(found.file, ['version']);
  return stdout.trim().replace(/^v/, '');
}

/** The provider recorded with the stack of the cloud, e.g. `stand-in 4.32.0`. */
async function providerOf(engineer: ConsoleClient, cloudId: string): Promise<string> {
  const { items } = await engineer.query<{ items: readonly OperationItem[] }>('provisioning.operations', {
    cloudId,
    state: ['done'],
    limit: 200,
  });
  const deployment = items.findLast((operation) => operation.stack.kind === 'cloud');
  if (!deployment) throw new Error('no operation that is done deployed the cloud: see /operations');
  const input = { operationId: deployment.id };
  const { provider } = await engineer.query<OperationDetail>('provisioning.operation', input);
  if (!provider) throw new Error(`${deployment.number} does not say which provider it used`);
  return `${provider.kind} ${provider.version}`;
}
