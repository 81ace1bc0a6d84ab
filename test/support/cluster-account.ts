import { randomUUID } from 'node:crypto';
import { AuthorizationV1Api, CoreV1Api, KubeConfig, RbacAuthorizationV1Api } from '@kubernetes/client-node';
import { vi } from 'vitest';

/** Rights as RBAC writes them. */
export interface AccountRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly verbs: string[];
}

/** A service account of its own on a test cluster. */
export interface ClusterAccount {
  readonly name: string;
  readonly namespace: string;
  /** Logs in as the account, by a token of an hour. */
  readonly kubeconfig: string;
}

/** Makes a service account that has these rights on the whole cluster and no others, once the cluster grants them. */
export async function accountOn(admin: string, rules: readonly AccountRule[]): Promise<ClusterAccount> {
  const config = new KubeConfig();
  config.loadFromString(admin);
  const api = config.makeApiClient(CoreV1Api);
  const rbac = config.makeApiClient(RbacAuthorizationV1Api);
  const namespace = 'default';
  const name = `account-${randomUUID().slice(0, 8)}`;
  await api.createNamespacedServiceAccount({ namespace, body: { metadata: { name } } });
  await rbac.createClusterRole({ body: { metadata: { name }, rules: [...rules] } });
  await rbac.createClusterRoleBinding({
    body: {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  });
  const body = { spec: { audiences: [], expirationSeconds: 3_600 } };
  const { status } = await api.createNamespacedServiceAccountToken({ name, namespace, body });
  const kubeconfig = kubeconfigWithToken(admin, status?.token ?? '');
  await vi.waitFor(() => grantedTo(kubeconfig, rules), { timeout: 60_000, interval: 50 });
  return { name, namespace, kubeconfig };
}

/** The cluster of `admin` with another token. */
export function kubeconfigWithToken(admin: string, token: string): string {
  const config = new KubeConfig();
  config.loadFromString(admin);
  const cluster = config.getCurrentCluster();
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'c',
    clusters: [{ name: 'c', cluster: { server: cluster?.server, 'certificate-authority-data': cluster?.caData } }],
    users: [{ name: 'c', user: { token } }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'c' } }],
  });
}

/** Roles reach the API server's authorizer a moment after they are written. Rejects until the last of them has. */
async function grantedTo(kubeconfig: string, rules: readonly AccountRule[]): Promise<void> {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const api = config.makeApiClient(AuthorizationV1Api);
  for (const { apiGroups, resources, verbs } of rules) {
    const [resource, subresource] = (resources[0] ?? '').split('/');
    const attributes = { verb: verbs[0] ?? '', group: apiGroups[0] ?? '', resource: resource ?? '' };
    const resourceAttributes = { ...attributes, ...(subresource ? { subresource } : {}) };
    const { status } = await api.createSelfSubjectAccessReview({ body: { spec: { resourceAttributes } } });
    if (!status?.allowed) throw new Error(`not granted yet: ${JSON.stringify(resourceAttributes)}`);
  }
}
