import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { expect, it } from 'vitest';
import { GOOD_NAMESPACE, GOOD_ROLE } from '../testing/good-objects.ts';
import { cloudInClusterName } from './cloud-in-cluster-name.ts';

const role = (name: string, labels: object = GOOD_ROLE.metadata.labels) =>
  verdict(
    cloudInClusterName,
    resourceOf('rbac.authorization.k8s.io/v1:ClusterRole', { ...GOOD_ROLE, metadata: { name, labels } }),
  );

it('has nothing against a name that carries the object’s cloud', async () => {
  expect(await role('zy-guangzhou-reader')).toEqual([]);
});

it('refuses a name that another cloud on the cluster could take too', async () => {
  expect(await role('reader')).toEqual([expect.stringContaining('名称不以 zy-guangzhou- 开头')]);
});

it('refuses the name of another cloud', async () => {
  expect(await role('zy-shenzhen-reader')).toHaveLength(1);
});

it('refuses an object that names no cloud at all', async () => {
  expect(await role('zy--reader', {})).toHaveLength(1);
});

it('leaves namespaces to the rules of tenancies', async () => {
  expect(await verdict(cloudInClusterName, resourceOf('core/v1:Namespace', GOOD_NAMESPACE))).toEqual([]);
});
