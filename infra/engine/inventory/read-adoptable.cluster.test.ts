import { randomUUID } from 'node:crypto';
import { CoreV1Api, KubeConfig, NetworkingV1Api, RbacAuthorizationV1Api } from '@kubernetes/client-node';
import { ownWalls } from '@zhengyun/tenancy/own-walls.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { expect, test } from 'vitest';
import { readAdoptable } from './read-adoptable.ts';

const [kubeconfig] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(kubeconfig);
const core = config.makeApiClient(CoreV1Api);
const rbac = config.makeApiClient(RbacAuthorizationV1Api);
const networking = config.makeApiClient(NetworkingV1Api);

const whose = { oidcGroup: 'zy:drug', cloud: { tenantRoles: { view: 'view', deploy: 'edit' } } };

/** `from` is a word of JavaScript's own to the client, which writes `_from` as `from`. */
const typed = (spec: object) => JSON.parse(JSON.stringify(spec).replaceAll('"from"', '"_from"'));

test('what a broken-off adoption left opens nothing, and what only bears its names does', async () => {
  const namespace = `adoptable-${randomUUID().slice(0, 8)}`;
  await core.createNamespace({ body: { metadata: { name: namespace } } });
  for (const { kind, name, content } of ownWalls(whose.oidcGroup, whose.cloud)) {
    const metadata = { name };
    if (kind === 'NetworkPolicy')
      await networking.createNamespacedNetworkPolicy({ namespace, body: { metadata, spec: typed(content) } });
    else await rbac.createNamespacedRoleBinding({ namespace, body: { metadata, ...content } as never });
  }
  expect(await readAdoptable(kubeconfig, { namespace, ...whose })).toMatchObject({ is: 'adoptable' });

  await networking.createNamespacedNetworkPolicy({
    namespace,
    body: { metadata: { name: 'zy-allow-all' }, spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] } },
  });
  expect(await readAdoptable(kubeconfig, { namespace, ...whose })).toEqual({
    is: 'not',
    problems: [expect.stringContaining(`kubectl delete -n ${namespace} networkpolicy zy-allow-all`)],
  });
});
