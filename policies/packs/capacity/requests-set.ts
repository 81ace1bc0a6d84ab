import { objectPolicy } from '../define-policy.ts';
import { type Container, containersOf, podSpecOf } from '../manifest/pod-template.ts';
import { recordOf } from '../manifest/reading.ts';

/** What runs says what it takes: otherwise quota, schedule and bill are all guesses. */
export const requestsSet = objectPolicy(
  {
    name: 'requests-set',
    description: '容器必须写明 CPU 与内存的申请量和上限',
    controls: [{ standard: 'F', clause: '14', title: '配额' }],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请为每个容器写明 resources.requests 与 resources.limits 的 cpu 和 memory',
  },
  (object) => {
    const pod = podSpecOf(object);
    if (pod === null || object.isPatch) return [];
    return containersOf(pod).flatMap(missingIn);
  },
);

function missingIn({ name, content }: Container): string[] {
  const resources = recordOf(content.resources);
  const missing = ['requests', 'limits'].flatMap((side) =>
    ['cpu', 'memory'].filter((what) => recordOf(resources[side])[what] === undefined).map((what) => `${side}.${what}`),
  );
  return missing.length === 0 ? [] : [`容器 ${name} 没有写明 ${missing.join('、')}`];
}
