import { objectPolicy } from '../define-policy.ts';
import { isTenancyObject } from '../manifest/platform.ts';
import { listOf, recordOf } from '../manifest/reading.ts';

/** A container that says nothing gets something small, and a claim has a largest size: both by the namespace's own limits. */
export const limitRangeComplete = objectPolicy(
  {
    name: 'limit-range-complete',
    description: '默认限额必须覆盖容器的默认申请量与存储申请的上限',
    english: 'Default limits cover container requests and the largest claim',
    controls: ['F14'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请为 Container 写明 default、defaultRequest，为 PersistentVolumeClaim 写明 max.storage',
  },
  (object) => {
    if (object.kind !== 'LimitRange' || !isTenancyObject(object)) return [];
    const given = recordOf(object.content.spec).limits;
    // The list is one value to the API server: a patch that names it replaces all of it.
    if (object.isPatch && given === undefined) return [];
    const limits = listOf(given).map(recordOf);
    const of = (type: string) => limits.find((limit) => limit.type === type) ?? {};
    const has = (part: unknown, keys: readonly string[]) => keys.every((key) => recordOf(part)[key] !== undefined);
    const container = of('Container');
    const compute = ['cpu', 'memory'];
    return [
      ...(has(container.default, compute) && has(container.defaultRequest, compute) ? [] : ['没有容器的默认申请量']),
      ...(has(of('PersistentVolumeClaim').max, ['storage']) ? [] : ['没有存储申请的上限']),
    ].map((text) => ({ text, path: ['spec', 'limits'] }));
  },
);
