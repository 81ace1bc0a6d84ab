import { randomUUID } from 'node:crypto';
import { KubeConfig, RbacAuthorizationV1Api } from '@kubernetes/client-node';
import { CLOUD_RIGHTS, type ClusterRight, rightText } from '@zhengyun/interface/cloud-rights.ts';
import { testKubeconfigs } from '@zhengyun/test/support/cluster.ts';
import { type AccountRule, accountOn, kubeconfigWithToken } from '@zhengyun/test/support/cluster-account.ts';
import { describe, expect, test } from 'vitest';
import { ClusterRefused, ClusterUnreachable } from './cluster-connection.ts';
import { reviewRights } from './review-rights.ts';

const [kubeconfig] = testKubeconfigs();
const config = new KubeConfig();
config.loadFromString(kubeconfig);
const rbac = config.makeApiClient(RbacAuthorizationV1Api);
const ASKED = { namespaces: ['kube-system', 'default'], rights: [] as readonly ClusterRight[] };
const ROLES_OF_EVERYONE = ['selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'selfsubjectreviews'];

const review = async (rules: readonly AccountRule[], asked = ASKED) =>
  reviewRights((await accountOn(kubeconfig, rules)).kubeconfig, asked);
/** What the account was given by us, without what every account of a cluster has. */
const own = (found: Awaited<ReturnType<typeof reviewRights>>) =>
  found.rules.filter(
    ({ resources }) => !resources.some((resource) => [...ROLES_OF_EVERYONE, 'clustertrustbundles'].includes(resource)),
  );

describe('what a credential may really do', () => {
  test('is everything for an administrator, and every danger is named', async () => {
    const found = await reviewRights(kubeconfig, { ...ASKED, rights: CLOUD_RIGHTS });
    expect(found).toMatchObject({ complete: true, missing: [] });
    expect(found.rules).toContainEqual({ namespace: null, groups: ['*'], resources: ['*'], verbs: ['*'], names: [] });
    expect(found.dangers.map(({ name }) => name)).toEqual(expect.arrayContaining(['everything', 'impersonate']));
  });

  test('is what an account was given and no more, on the whole cluster', async () => {
    const found = await review([{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list'] }]);
    expect(found).toMatchObject({ complete: true, dangers: [] });
    expect(own(found)).toEqual([
      { namespace: null, groups: ['apps'], resources: ['deployments'], verbs: ['get', 'list'], names: [] },
    ]);
  });

  test('names what a single namespace adds, and the danger in it', async () => {
    const { kubeconfig: limited, name, namespace: home } = await accountOn(kubeconfig, []);
    const namespace = 'kube-system';
    const role = `review-${randomUUID().slice(0, 8)}`;
    const rules = [{ apiGroups: [''], resources: ['pods/exec'], verbs: ['create'], resourceNames: [] }];
    await rbac.createNamespacedRole({ namespace, body: { metadata: { name: role }, rules } });
    await rbac.createNamespacedRoleBinding({
      namespace,
      body: {
        metadata: { name: role },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
        subjects: [{ kind: 'ServiceAccount', name, namespace: home }],
      },
    });
    await expect
      .poll(async () => own(await reviewRights(limited, ASKED)), { timeout: 60_000 })
      .toEqual([{ namespace, groups: [''], resources: ['pods/exec'], verbs: ['create'], names: [] }]);
    expect((await reviewRights(limited, ASKED)).dangers).toEqual([
      { name: 'enter-system-pods', granted: ['create pods/exec in kube-system'] },
    ]);
  });

  test('tells the dangers that an account was given one by one', async () => {
    const found = await review([
      { apiGroups: [''], resources: ['secrets'], verbs: ['list'] },
      { apiGroups: [''], resources: ['nodes/proxy'], verbs: ['get'] },
      { apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterroles'], verbs: ['escalate'] },
    ]);
    expect(found.dangers).toEqual([
      { name: 'read-secrets', granted: ['list secrets'] },
      { name: 'grant-itself-more', granted: ['escalate rbac.authorization.k8s.io/clusterroles'] },
      { name: 'reach-nodes', granted: ['get nodes/proxy'] },
    ]);
  });

  test('names the needed rights that it lacks', async () => {
    const nodes = CLOUD_RIGHTS.filter(({ resource }) => resource === 'nodes');
    const found = await review([{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list'] }], {
      ...ASKED,
      rights: nodes,
    });
    expect(found.missing).toEqual(nodes.filter(({ verb }) => verb === 'patch').map(rightText));
  });

  test('is not known, and never nothing, where the token is none or nobody answers', async () => {
    await expect(reviewRights(kubeconfigWithToken(kubeconfig, 'none'), ASKED)).rejects.toBeInstanceOf(ClusterRefused);
    const nowhere = kubeconfig.replace(/https:\/\/127\.0\.0\.1:\d+/, 'https://127.0.0.1:9');
    await expect(reviewRights(nowhere, ASKED)).rejects.toBeInstanceOf(ClusterUnreachable);
  });
});
