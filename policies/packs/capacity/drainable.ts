import { objectPolicy } from '../define-policy.ts';
import { recordOf } from '../manifest/reading.ts';

/** A budget that forbids every eviction holds its node for ever: no patch, no repair, no move to the new zone. */
export const drainable = objectPolicy(
  {
    name: 'drainable',
    description: '中断预算必须允许至少一个副本被驱逐',
    english: 'A disruption budget lets at least one replica be evicted',
    controls: ['8.1.4.4', 'F24'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请把 maxUnavailable 设为至少 1，或让 minAvailable 低于副本数',
  },
  (object) => {
    if (object.kind !== 'PodDisruptionBudget') return [];
    const { maxUnavailable, minAvailable } = recordOf(object.content.spec);
    return [
      ...([0, '0', '0%'].includes(maxUnavailable as string | number)
        ? [{ text: `maxUnavailable 为 ${maxUnavailable}`, path: ['spec', 'maxUnavailable'] }]
        : []),
      ...(minAvailable === '100%' ? [{ text: 'minAvailable 为 100%', path: ['spec', 'minAvailable'] }] : []),
    ];
  },
);
