import { podPolicy } from '../define-policy.ts';
import { recordOf } from '../manifest/reading.ts';

/** Pod Security `restricted`: the node refuses to start the container as root, whatever its image says. */
export const runAsNonRoot = podPolicy(
  {
    name: 'run-as-non-root',
    description: '容器必须声明以非 root 用户运行',
    english: 'A container declares that it does not run as root',
    controls: ['8.1.4.2', '8.2.4.2'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在 Pod 或每个容器的 securityContext 中写明 runAsNonRoot: true',
  },
  (pod, object) => {
    const whole = recordOf(pod.spec.securityContext).runAsNonRoot;
    const unsaid = object.isPatch ? true : whole;
    const containers = pod.containers
      .filter(({ content }) => (recordOf(content.securityContext).runAsNonRoot ?? unsaid) !== true)
      .map(({ name, path }) => ({ text: `容器 ${name} 可能以 root 运行`, path: [...path, 'securityContext'] }));
    return object.isPatch && (whole ?? true) !== true
      ? [{ text: 'Pod 可能以 root 运行', path: [...pod.path, 'securityContext', 'runAsNonRoot'] }, ...containers]
      : containers;
  },
);
