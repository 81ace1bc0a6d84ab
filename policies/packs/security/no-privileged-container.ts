import { podPolicy } from '../define-policy.ts';
import type { Objection } from '../finding.ts';
import type { Container } from '../manifest/pod-template.ts';
import { recordOf, textsOf } from '../manifest/reading.ts';

/** Capabilities Pod Security `restricted` still lets a container add. */
const ALLOWED_CAPABILITIES = new Set(['NET_BIND_SERVICE']);

/** No container with the node's own rights: privileged, escalating, or with added capabilities. */
export const noPrivilegedContainer = podPolicy(
  {
    name: 'no-privileged-container',
    description: '容器不得以特权方式运行，不得提升权限，不得增加内核能力',
    english: 'A container is not privileged, does not escalate and adds no capability',
    controls: ['8.1.4.2', 'F33'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 privileged、allowPrivilegeEscalation 及多余的 capabilities，改用普通权限运行',
  },
  (pod) => pod.containers.flatMap(objectionsTo),
);

function objectionsTo({ name, content, path }: Container): Objection[] {
  const context = recordOf(content.securityContext);
  const added = textsOf(recordOf(context.capabilities).add).filter((one) => !ALLOWED_CAPABILITIES.has(one));
  const at = (...keys: string[]) => [...path, 'securityContext', ...keys];
  return [
    ...(context.privileged === true ? [{ text: `容器 ${name} 以特权方式运行`, path: at('privileged') }] : []),
    ...(context.allowPrivilegeEscalation === true
      ? [{ text: `容器 ${name} 允许提升权限`, path: at('allowPrivilegeEscalation') }]
      : []),
    ...(added.length > 0
      ? [{ text: `容器 ${name} 增加了内核能力 ${added.join('、')}`, path: at('capabilities', 'add') }]
      : []),
  ];
}
