import { stackPolicy } from '../define-policy.ts';
import { isClusterScoped } from '../manifest/manifest.ts';
import { isTenancyObject } from '../manifest/platform.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

/** A tenancy's stack stays in one namespace, and lets in no account of another: no department reaches another's data. */
export const oneNamespace = stackPolicy(
  {
    name: 'one-namespace',
    description: '一个租户栈只能在自己的命名空间内创建对象和授权',
    controls: [
      { standard: 'GB/T 22239-2019', clause: '8.2.3.1', title: '访问控制（云计算扩展）' },
      { standard: 'F', clause: '25', title: '权限' },
    ],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请把对象放回本租户的命名空间，跨租户共享须走数据共享流程',
  },
  (objects) => {
    const ours = objects.filter(isTenancyObject);
    const [first] = ours;
    if (first === undefined) return [];
    const home = first.kind === 'Namespace' ? first.name : first.namespace;
    const strays = ours
      .filter((object) => (object.kind === 'Namespace' ? object.name : object.namespace) !== home)
      .map((object) => ({ object, objection: `位于命名空间 ${object.namespace ?? object.name}，本租户为 ${home}` }));
    const wide = objects
      .filter((object) => isClusterScoped(object) && object.kind !== 'Namespace')
      .map((object) => ({ object, objection: '租户栈创建了集群级对象' }));
    const guests = ours.flatMap((object) =>
      (object.kind === 'RoleBinding' ? listOf(object.content.subjects) : [])
        .map(recordOf)
        .filter((subject) => subject.kind === 'ServiceAccount' && textOf(subject.namespace) !== home)
        .map((subject) => ({ object, objection: `授权给命名空间 ${textOf(subject.namespace)} 的服务账号` })),
    );
    return [...strays, ...wide, ...guests];
  },
);
