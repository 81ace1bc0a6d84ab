import { objectPolicy } from '../define-policy.ts';
import { recordOf } from '../manifest/reading.ts';

/** What scales by itself scales within bounds that somebody set, and never below one. */
export const autoscalerBounded = objectPolicy(
  {
    name: 'autoscaler-bounded',
    description: '自动伸缩必须有合理的上下限',
    english: 'Autoscaling has sensible lower and upper bounds',
    controls: ['F14', 'F34'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请把 minReplicas 设为至少 1，把 maxReplicas 设到上限之内且不低于 minReplicas',
    settings: { maximum: { type: 'integer', minimum: 1, description: 'Most pods it may scale to', default: 100 } },
  },
  (object, settings) => {
    if (object.kind !== 'HorizontalPodAutoscaler') return [];
    const { minReplicas = 1, maxReplicas } = recordOf(object.content.spec);
    const [least, most, bound] = [Number(minReplicas), Number(maxReplicas), Number(settings.maximum)];
    const path = ['spec', 'maxReplicas'];
    return [
      ...(least < 1 ? [{ text: `下限为 ${least}`, path: ['spec', 'minReplicas'] }] : []),
      ...(most > bound ? [{ text: `上限 ${most} 超过 ${bound}`, path }] : []),
      ...(most >= least || (object.isPatch && maxReplicas === undefined)
        ? []
        : [{ text: '没有上限，或上限低于下限', path }]),
    ];
  },
);
