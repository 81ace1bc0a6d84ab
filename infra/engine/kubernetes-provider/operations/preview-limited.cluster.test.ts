import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DrivenProvider, testKubeconfig } from '../testing/driven-provider.ts';
import { DrivenResource } from '../testing/driven-resource.ts';
import { useStage } from '../testing/stage.ts';

describe('previewing with rights that end at the namespace', () => {
  const stage = useStage();
  let limited: DrivenProvider;
  beforeAll(async () => {
    const role = `${stage.namespace}-maker`;
    const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1' };
    await stage.cluster.create({
      ...rbac,
      kind: 'ClusterRole',
      metadata: { name: role },
      rules: [{ apiGroups: [''], resources: ['namespaces'], verbs: ['create'] }],
    });
    await stage.cluster.create({
      ...rbac,
      kind: 'ClusterRoleBinding',
      metadata: { name: role },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: role }],
    });
    const kubeconfig = parse(testKubeconfig());
    for (const { user } of kubeconfig.users) user.as = role;
    limited = await DrivenProvider.start();
    await limited.configure({ kubeconfig: JSON.stringify(kubeconfig) });
  });
  afterAll(async () => {
    await limited.stop();
    for (const kind of ['ClusterRole', 'ClusterRoleBinding']) {
      await stage.cluster.delete(`rbac.authorization.k8s.io/v1/${kind}`, '', `${stage.namespace}-maker`);
    }
  });
  const configMap = (namespace: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace },
  });

  it('reports that nothing may be made in a namespace of others', async () => {
    const resource = new DrivenResource(limited, 'core/v1:ConfigMap', 'foreign');
    await expect(resource.previewCreate(configMap(stage.namespace))).rejects.toThrow(
      /is forbidden: User .* cannot create/,
    );
  });

  it('lets pass what goes into a namespace of the same plan', async () => {
    const name = `${stage.namespace}-planned`;
    const space = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
    await new DrivenResource(limited, 'core/v1:Namespace', 'space').previewCreate(space);
    const resource = new DrivenResource(limited, 'core/v1:ConfigMap', 'own');
    expect(await resource.previewCreate(configMap(name))).toEqual(configMap(name));
  });
});
