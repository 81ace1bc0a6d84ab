import { objectPolicy } from '../define-policy.ts';
import { isBroadRole } from '../manifest/built-in-roles.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

const BROAD_GROUPS = new Set([
  'system:authenticated',
  'system:masters',
  'system:serviceaccounts',
  'system:unauthenticated',
]);

/** No binding to Kubernetes' own broad roles, and none for everybody: who may do what is said by a role of the platform. */
export const noBroadBinding = objectPolicy(
  {
    name: 'no-broad-binding',
    description: '不得绑定内置的宽泛角色，不得向所有用户授权',
    english: 'No built-in broad role is bound, and nothing is granted to everybody',
    controls: ['8.1.4.2', 'F20'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请绑定平台提供的租户角色，并写明具体的组或服务账号',
  },
  (object) => {
    if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return [];
    const role = textOf(recordOf(object.content.roleRef).name);
    const everybody = listOf(object.content.subjects)
      .map((subject, index) => ({ name: textOf(recordOf(subject).name), index }))
      .filter(({ name }) => BROAD_GROUPS.has(name) || name === 'system:anonymous');
    return [
      ...(isBroadRole(role) ? [{ text: `绑定了内置角色 ${role}`, path: ['roleRef', 'name'] }] : []),
      ...everybody.map(({ name, index }) => ({ text: `授权给 ${name}`, path: ['subjects', index, 'name'] })),
    ];
  },
);
