import { withCluster } from './cluster-connection.ts';

/** A service account's long-lived token and the CA to trust, as the token controller put them into its Secret. */
export interface ServiceAccountToken {
  readonly token: string;
  /** PEM. */
  readonly ca: string;
}

const DEADLINE_MS = 30_000;
const PAUSE_MS = 250;

/**
 * Reads the token Secret `namespace/name`, waiting until the cluster has filled it (at most 30 s). Rejects when it stays
 * empty, or the credential may not read it.
 */
export async function readTokenSecret(
  kubeconfig: string,
  reference: { namespace: string; name: string },
): Promise<ServiceAccountToken> {
  const path = `/api/v1/namespaces/${encodeURIComponent(reference.namespace)}/secrets/${encodeURIComponent(reference.name)}`;
  return withCluster(kubeconfig, async (cluster) => {
    const deadline = performance.now() + DEADLINE_MS;
    for (;;) {
      const { status, body } = await cluster.get(path);
      if (status !== 200 && status !== 404)
        throw new Error(`the Kubernetes API answered ${status} to a read of the token in ${path}`);
      const data = (body as { data?: { token?: string; 'ca.crt'?: string } }).data;
      if (data?.token && data['ca.crt']) return { token: decoded(data.token), ca: decoded(data['ca.crt']) };
      if (performance.now() > deadline)
        throw new Error(
          `the cluster did not fill the token Secret ${reference.namespace}/${reference.name} in 30 s: is its token controller running?`,
        );
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  });
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
