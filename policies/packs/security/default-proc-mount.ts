import { podPolicy } from '../define-policy.ts';
import { recordOf } from '../manifest/reading.ts';

/** Pod Security `baseline`: the runtime masks what in /proc tells of the node. */
export const defaultProcMount = podPolicy(
  {
    name: 'default-proc-mount',
    description: '容器不得解除 /proc 的屏蔽',
    english: 'A container does not unmask /proc',
    controls: ['8.1.4.4'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请去掉 procMount，或写为 Default',
  },
  (pod) =>
    pod.containers
      .map((container) => ({ ...container, mount: recordOf(container.content.securityContext).procMount }))
      .filter(({ mount }) => mount !== undefined && mount !== 'Default')
      .map(({ name, mount, path }) => ({
        text: `容器 ${name} 的 procMount 为 ${mount}`,
        path: [...path, 'securityContext', 'procMount'],
      })),
);
