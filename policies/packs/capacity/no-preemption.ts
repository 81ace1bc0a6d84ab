import { objectPolicy } from '../define-policy.ts';

/** Among tenants, first come is never thrown out; a class nobody chose is nobody's default either. */
export const noPreemption = objectPolicy(
  {
    name: 'no-preemption',
    description: '优先级不得抢占其他租户的工作负载，也不得作为全局默认',
    english: 'A priority class neither preempts other tenants nor is the global default',
    controls: ['F14', 'F24'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请写明 preemptionPolicy: Never，并去掉 globalDefault',
  },
  (object) => {
    if (object.kind !== 'PriorityClass') return [];
    const { preemptionPolicy } = object.content;
    return [
      ...(preemptionPolicy === 'Never' || (object.isPatch && preemptionPolicy === undefined)
        ? []
        : [{ text: '会抢占其他工作负载', path: ['preemptionPolicy'] }]),
      ...(object.content.globalDefault === true ? [{ text: '是全局默认优先级', path: ['globalDefault'] }] : []),
    ];
  },
);
