import { objectPolicy } from '../define-policy.ts';
import { runsOf } from '../manifest/pod-template.ts';
import { textOf } from '../manifest/reading.ts';

/** Kubernetes' own priority classes evict everything else: a tenant's workload in one takes the node from its neighbours. */
export const noSystemPriority = objectPolicy(
  {
    name: 'no-system-priority',
    description: '租户工作负载不得使用系统优先级',
    english: 'A tenant workload does not use a system priority class',
    controls: ['F14', 'F24'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请改用云提供的优先级 zy-<云标识>-container 或 zy-<云标识>-host',
  },
  (object) =>
    runsOf(object).flatMap(({ spec, path }) => {
      const name = textOf(spec.priorityClassName);
      return name.startsWith('system-') ? [{ text: `使用了优先级 ${name}`, path: [...path, 'priorityClassName'] }] : [];
    }),
);
