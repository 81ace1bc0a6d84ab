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
import { ClusterRefused, ClusterUnreachable } from '@zhengyun/engine/inventory/cluster-connection.ts';
import { surveyCluster } from '@zhengyun/engine/inventory/survey-cluster.ts';
import { CLOUD_RIGHTS } from '@zhengyun/interface/cloud-rights.ts';
import type { CliEnv } from '../env.ts';
import { openSecretStore } from '../key-file.ts';

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
  const identity = credential ? await surveyed(credential) : NOT_READ;
  return registerCloud(ctx(), { cloudId: cloud.id, clusterSlug, kubeconfig, identity });
}

const NOT_READ = { uid: 'not-read', kubernetesVersion: 'not-read' } as const;

/** Who the cluster is, once it was reached and grants all that a cloud's programs need. CLUSTER_NOT_REACHED, CLUSTER_RIGHTS_MISSING. */
async function surveyed(credential: Credential): Promise<{ uid: string; kubernetesVersion: string }> {
  const { server } = credential;
  const { uid, kubernetesVersion, missing } = await surveyCluster(kubeconfigOf(credential), CLOUD_RIGHTS).catch(
    (error: unknown) => {
      if (!(error instanceof ClusterUnreachable) && !(error instanceof ClusterRefused)) throw error;
      throw new DomainError('CLUSTER_NOT_REACHED', { server, reason: error.message });
    },
  );
  if (missing.length > 0) throw new DomainError('CLUSTER_RIGHTS_MISSING', { rights: missing });
  return { uid, kubernetesVersion };
}

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
