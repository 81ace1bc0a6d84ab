import { type ClusterConnection, ClusterUnreachable, withCluster } from './cluster-connection.ts';
import { refusalOf } from './refusal-of.ts';

/** A service account's long-lived token and the CA to trust, as the token controller put them into its Secret. */
export interface ServiceAccountToken {
  readonly token: string;
  /** PEM. */
  readonly ca: string;
}

const DEADLINE_MS = 30_000;
const PAUSE_MS = 250;

/**
 * Reads the token Secret `namespace/name`, waiting until the cluster has filled it and answers (at most 30 s). Rejects
 * when it stays empty, with ClusterUnreachable when the cluster serves nobody all the while, and with ClusterRefused when the
 * credential may not read it.
 */
export async function readTokenSecret(
  kubeconfig: string,
  reference: { namespace: string; name: string },
): Promise<ServiceAccountToken> {
  const path = `/api/v1/namespaces/${encodeURIComponent(reference.namespace)}/secrets/${encodeURIComponent(reference.name)}`;
  return withCluster(kubeconfig, async (cluster) => {
    const deadline = performance.now() + DEADLINE_MS;
    for (;;) {
      const isLate = performance.now() > deadline;
      const found = await readOnce(cluster, path).catch((error: unknown) => {
        if (error instanceof ClusterUnreachable && !isLate) return null;
        throw error;
      });
      if (found) return found;
      if (isLate)
        throw new Error(
          `the cluster did not fill the token Secret ${reference.namespace}/${reference.name} in 30 s: is its token controller running?`,
        );
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  });
}

/** Null while the Secret is not there or not filled. */
async function readOnce(cluster: Pick<ClusterConnection, 'get'>, path: string): Promise<ServiceAccountToken | null> {
  const { status, body } = await cluster.get(path);
  if (status !== 200 && status !== 404) throw await refusalOf(cluster, path, { status, body });
  const { data } = body as { data?: { token?: string; 'ca.crt'?: string } };
  return data?.token && data['ca.crt'] ? { token: decoded(data.token), ca: decoded(data['ca.crt']) } : null;
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
