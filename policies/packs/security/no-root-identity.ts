import { podPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import { listOf, recordOf } from '../manifest/reading.ts';

const IDENTITIES = ['runAsUser', 'runAsGroup', 'fsGroup'] as const;

/** No user or group 0, in the pod or in a container: on shared volumes that number owns everything. */
export const noRootIdentity = podPolicy(
  {
    name: 'no-root-identity',
    description: '不得以 root 用户或 root 组运行',
    english: 'Nothing runs as user or group 0',
    controls: ['8.1.4.2'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请改用大于 0 的 runAsUser、runAsGroup、fsGroup',
  },
  ({ spec, path, containers }) => [
    ...zeroIn('Pod', spec.securityContext, [...path, 'securityContext']),
    ...containers.flatMap(({ name, content, path: at }) =>
      zeroIn(`容器 ${name}`, content.securityContext, [...at, 'securityContext']),
    ),
  ],
);

function zeroIn(who: string, context: unknown, path: Path) {
  const given = recordOf(context);
  const zero = IDENTITIES.filter((field) => given[field] === 0);
  const extra = listOf(given.supplementalGroups).includes(0) ? ['supplementalGroups'] : [];
  return [...zero, ...extra].map((field) => ({ text: `${who} 的 ${field} 为 0`, path: [...path, field] }));
}
