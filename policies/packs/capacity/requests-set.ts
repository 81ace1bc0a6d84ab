import { podPolicy } from '../define-policy.ts';
import type { Container } from '../manifest/pod-template.ts';
import { recordOf } from '../manifest/reading.ts';

/** What runs says what it takes: otherwise quota, schedule and bill are all guesses. */
export const requestsSet = podPolicy(
  {
    name: 'requests-set',
    description: '容器必须写明 CPU 与内存的申请量和上限',
    english: 'A container states its CPU and memory requests and limits',
    controls: ['F14', '8.1.2.1'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请为每个容器写明 resources.requests 与 resources.limits 的 cpu 和 memory',
  },
  (pod, object) =>
    // An ephemeral container takes from its pod's share and can't name one of its own.
    object.isPatch ? [] : pod.containers.filter(({ sort }) => sort !== 'ephemeralContainers').flatMap(missingIn),
);

function missingIn({ name, content, path }: Container) {
  const resources = recordOf(content.resources);
  const missing = ['requests', 'limits'].flatMap((side) =>
    ['cpu', 'memory'].filter((what) => recordOf(resources[side])[what] === undefined).map((what) => `${side}.${what}`),
  );
  if (missing.length === 0) return [];
  return [{ text: `容器 ${name} 没有写明 ${missing.join('、')}`, path: [...path, 'resources'] }];
}
