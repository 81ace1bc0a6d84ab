import { podPolicy } from '../define-policy.ts';
import { recordOf, textOf } from '../manifest/reading.ts';

const ACCEPTED = new Set(['RuntimeDefault', 'Localhost']);

/** Pod Security `restricted`: system calls pass the runtime's filter or one of the site's own, never none. */
export const seccompProfile = podPolicy(
  {
    name: 'seccomp-profile',
    description: '容器必须启用 seccomp 系统调用过滤',
    english: 'A container runs under a seccomp filter',
    controls: ['8.1.4.4'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在 Pod 的 securityContext 中写明 seccompProfile.type: RuntimeDefault',
  },
  (pod, object) => {
    const typeIn = (context: unknown) => textOf(recordOf(recordOf(context).seccompProfile).type);
    const whole = typeIn(pod.spec.securityContext);
    const unsaid = object.isPatch ? 'RuntimeDefault' : whole;
    const containers = pod.containers
      .filter(({ content }) => !ACCEPTED.has(typeIn(content.securityContext) || unsaid))
      .map(({ name, path }) => ({ text: `容器 ${name} 没有系统调用过滤`, path: [...path, 'securityContext'] }));
    return object.isPatch && whole !== '' && !ACCEPTED.has(whole)
      ? [{ text: 'Pod 没有系统调用过滤', path: [...pod.path, 'securityContext', 'seccompProfile'] }, ...containers]
      : containers;
  },
);
