import { podPolicy } from '../define-policy.ts';
import { recordOf } from '../manifest/reading.ts';

/** Pod Security `restricted`: left out, Kubernetes lets a process gain more rights than its parent had. */
export const escalationOff = podPolicy(
  {
    name: 'escalation-off',
    description: '容器必须明确关闭权限提升',
    english: 'A container switches privilege escalation off explicitly',
    controls: ['8.1.4.2', '8.2.4.2'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在每个容器的 securityContext 中写明 allowPrivilegeEscalation: false',
  },
  (pod, object) =>
    (object.isPatch ? [] : pod.containers)
      .filter(({ content }) => recordOf(content.securityContext).allowPrivilegeEscalation === undefined)
      .map(({ name, path }) => ({ text: `容器 ${name} 没有关闭权限提升`, path: [...path, 'securityContext'] })),
);
