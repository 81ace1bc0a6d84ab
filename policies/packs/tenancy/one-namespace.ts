import { stackPolicy } from '../define-policy.ts';
import { isClusterScoped, type Manifest } from '../manifest/manifest.ts';
import { isTenancyObject } from '../manifest/platform.ts';
import { accountsBoundBy } from '../manifest/subjects.ts';

/** A tenancy's stack stays in one namespace, and lets in no account of another: no department reaches another's data. */
export const oneNamespace = stackPolicy(
  {
    name: 'one-namespace',
    description: '一个租户栈只能在自己的命名空间内创建对象和授权',
    english: 'The stack of a tenancy creates and grants within its own namespace only',
    controls: ['8.2.3.1', 'F25'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请把对象放回本租户的命名空间，跨租户共享须走数据共享流程',
  },
  (objects) => {
    const ours = objects.filter(isTenancyObject);
    const [first] = ours;
    if (first === undefined) return [];
    const home = first.kind === 'Namespace' ? first.name : (first.namespace ?? '');
    const strays = ours
      .filter((object) => (object.kind === 'Namespace' ? object.name : object.namespace) !== home)
      .map((object) => ({
        object,
        objection: {
          text: `位于命名空间 ${object.namespace ?? object.name}，本租户为 ${home}`,
          path: ['metadata', 'namespace'],
        },
      }));
    const wide = objects
      .filter((object) => isClusterScoped(object) && object.kind !== 'Namespace')
      .map((object) => ({ object, objection: '租户栈创建了集群级对象' }));
    return [...strays, ...wide, ...ours.flatMap((object) => guestsIn(object, home))];
  },
);

function guestsIn(object: Manifest, home: string) {
  if (object.kind !== 'RoleBinding') return [];
  return accountsBoundBy(object)
    .filter(({ namespace }) => namespace !== home)
    .map(({ namespace, name, index }) => ({
      object,
      objection: {
        text: `授权给命名空间 ${namespace} 的${name === null ? '全部' : ''}服务账号`,
        path: ['subjects', index],
      },
    }));
}
