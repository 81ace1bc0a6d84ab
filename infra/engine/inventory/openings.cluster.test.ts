import { randomUUID } from 'node:crypto';
import { CoreV1Api, KubeConfig, NetworkingV1Api, RbacAuthorizationV1Api } from '@kubernetes/client-node';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { expect, test } from 'vitest';
import { readOpenings } from './read-openings.ts';

const [kubeconfig] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(kubeconfig);
const core = config.makeApiClient(CoreV1Api);
const rbac = config.makeApiClient(RbacAuthorizationV1Api);
const networking = config.makeApiClient(NetworkingV1Api);

async function opened(): Promise<string> {
  const namespace = `openings-${randomUUID().slice(0, 8)}`;
  const metadata = (name: string) => ({ metadata: { name } });
  await core.createNamespace({ body: metadata(namespace) });
  await networking.createNamespacedNetworkPolicy({
    namespace,
    body: { ...metadata('let-in'), spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] } },
    fieldManager: 'somebody',
  });
  await rbac.createNamespacedRoleBinding({
    namespace,
    body: {
      ...metadata('friends'),
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'edit' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'friend' }],
    },
  });
  const ports = [{ port: 80 }];
  await core.createNamespacedService({ namespace, body: { ...metadata('inside'), spec: { ports } } });
  await core.createNamespacedService({
    namespace,
    body: { ...metadata('claimed'), spec: { ports, externalIPs: ['203.0.113.5'] } },
  });
  return namespace;
}

test('the cluster says what opens a namespace, who wrote it and when', async () => {
  const namespace = await opened();
  const { found, unread } = await readOpenings(kubeconfig, namespace);
  expect(unread).toEqual([]);
  expect(found.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'NetworkPolicy let-in',
    'RoleBinding friends',
    'Service claimed',
  ]);
  expect(found[0]!.writers).toMatchObject([{ manager: 'somebody', operation: 'Update' }]);
  expect(Date.parse(found[0]!.at ?? '')).toBeGreaterThan(0);
});
