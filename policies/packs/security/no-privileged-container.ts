import { objectPolicy } from '../define-policy.ts';
import { type Container, containersOf, podSpecOf } from '../manifest/pod-template.ts';
import { recordOf, textsOf } from '../manifest/reading.ts';

/** Capabilities Pod Security `restricted` still lets a container add. */
const ALLOWED_CAPABILITIES = new Set(['NET_BIND_SERVICE']);

/** No container with the node's own rights: privileged, escalating, or with added capabilities. */
export const noPrivilegedContainer = objectPolicy(
  {
    name: 'no-privileged-container',
    description: '容器不得以特权方式运行，不得提升权限，不得增加内核能力',
    controls: [
      { standard: 'GB/T 22239-2019', clause: '8.1.4.2', title: '访问控制' },
      { standard: 'F', clause: '33', title: '主动安全' },
    ],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请去掉 privileged、allowPrivilegeEscalation 及多余的 capabilities，改用普通权限运行',
  },
  (object) => {
    const pod = podSpecOf(object);
    return pod === null ? [] : containersOf(pod).flatMap(objectionsTo);
  },
);

function objectionsTo({ name, content }: Container): string[] {
  const context = recordOf(content.securityContext);
  const added = textsOf(recordOf(context.capabilities).add).filter((one) => !ALLOWED_CAPABILITIES.has(one));
  return [
    ...(context.privileged === true ? [`容器 ${name} 以特权方式运行`] : []),
    ...(context.allowPrivilegeEscalation === true ? [`容器 ${name} 允许提升权限`] : []),
    ...(added.length > 0 ? [`容器 ${name} 增加了内核能力 ${added.join('、')}`] : []),
  ];
}
