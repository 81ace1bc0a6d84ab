import { podPolicy } from '../define-policy.ts';
import { recordOf, textsOf } from '../manifest/reading.ts';

/** Pod Security `restricted`: a container starts from no kernel capability at all. */
export const capabilitiesDropped = podPolicy(
  {
    name: 'capabilities-dropped',
    description: '容器必须放弃全部内核能力',
    english: 'A container drops all kernel capabilities',
    controls: ['8.1.4.4', '8.1.4.2'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请写明 capabilities.drop: [ALL]，确需低端口时只加回 NET_BIND_SERVICE',
  },
  (pod, object) =>
    pod.containers
      .filter(({ content }) => {
        const { drop } = recordOf(recordOf(content.securityContext).capabilities);
        return !textsOf(drop).includes('ALL') && !(object.isPatch && drop === undefined);
      })
      .map(({ name, path }) => ({
        text: `容器 ${name} 没有放弃全部内核能力`,
        path: [...path, 'securityContext', 'capabilities'],
      })),
);
