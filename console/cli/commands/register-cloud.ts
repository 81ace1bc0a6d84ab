import { getCloud } from '@zhengyun/domain/clouds/get-cloud.ts';
import {
  type Credential,
  extractCredential,
  kubeconfigOf,
  type ServerAllowList,
  serverAllowed,
} from '@zhengyun/domain/clouds/kubeconfig-rules.ts';
import { registerCloudWith } from '@zhengyun/domain/clouds/register-cloud.ts';
import type { Context } from '@zhengyun/domain/verb/context.ts';
import { DomainError } from '@zhengyun/domain/verb/errors.ts';
import type { CliEnv } from '../env.ts';
import { openSecretStore } from '../key-file.ts';
import { readCluster } from '../read-cluster.ts';

interface Registration {
  readonly slug: string;
  readonly clusterSlug: string;
  readonly kubeconfig: string;
}

/**
 * Gives a cloud its cluster. The address is checked before anything is sent to it, and what is sent goes by the extracted
 * credential alone, never by the file as it was given.
 */
export async function register(
  ctx: () => Context,
  env: CliEnv,
  registration: Registration,
): Promise<{ cloudId: string }> {
  const { slug, clusterSlug, kubeconfig } = registration;
  const allowed = { hosts: env.ZHENGYUN_ALLOWED_SERVERS, loopback: env.ZHENGYUN_MODE === 'local' };
  const credential = usable(kubeconfig, allowed);
  const cloud = await getCloud(ctx(), { slug });
  const registerCloud = registerCloudWith({ secrets: openSecretStore(env), allowed });
  // What may not be used is left to the verb to refuse: so the refusal leaves its audit row.
  const identity = credential ? await readCluster(kubeconfigOf(credential)) : NOT_READ;
  return registerCloud(ctx(), { cloudId: cloud.id, clusterSlug, kubeconfig, identity });
}

const NOT_READ = { uid: 'not-read', kubernetesVersion: 'not-read' } as const;

/** The credential, or null where the verb will refuse it. */
function usable(kubeconfig: string, allowed: ServerAllowList): Credential | null {
  try {
    const credential = extractCredential(kubeconfig);
    return serverAllowed(credential.server, allowed) ? credential : null;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
