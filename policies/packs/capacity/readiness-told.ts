import { objectPolicy } from '../define-policy.ts';
import { podsOf } from '../manifest/pod-template.ts';

const SERVING = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** Without a readiness probe traffic reaches a pod that can't answer yet, and the service minutes count it as down. */
export const readinessTold = objectPolicy(
  {
    name: 'readiness-told',
    description: '长期运行的容器宜有就绪探针',
    english: 'A container that serves has a readiness probe',
    controls: ['8.1.4.9', 'F33'],
    severity: 'low',
    level: 'advisory',
    remedy: '请为容器写明 readinessProbe',
  },
  (object) => {
    if (!SERVING.has(object.kind) || object.isPatch) return [];
    return podsOf(object)
      .flatMap(({ containers }) => containers)
      .filter(({ sort, content }) => sort === 'containers' && content.readinessProbe === undefined)
      .map(({ name, path }) => ({ text: `容器 ${name} 没有就绪探针`, path }));
  },
);
