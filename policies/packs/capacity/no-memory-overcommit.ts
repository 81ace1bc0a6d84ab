import { objectPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { hostOf, podOf } from '../manifest/pod-template.ts';
import { recordOf } from '../manifest/reading.ts';

interface SizedPart {
  readonly name: string;
  readonly resources: Readonly<Record<string, unknown>>;
  readonly path: Path;
}

/** Memory is sold whole: what may be used is what is set aside. */
export const noMemoryOvercommit = objectPolicy(
  {
    name: 'no-memory-overcommit',
    description: '内存不得超分',
    english: 'Memory is not overcommitted',
    controls: ['F14'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请让内存的申请量与上限相等',
  },
  (object) =>
    sizedPartsOf(object)
      .filter(({ resources }) => {
        const { requests, limits } = resources;
        return recordOf(limits).memory !== undefined && recordOf(limits).memory !== recordOf(requests).memory;
      })
      .map(({ name, path }) => ({ text: `${name} 的内存上限与申请量不等`, path: [...path, 'limits', 'memory'] })),
);

function sizedPartsOf(object: Manifest): readonly SizedPart[] {
  const pod = podOf(object);
  if (pod !== null) {
    return pod.containers.map(({ name, content, path }) => ({
      name: `容器 ${name}`,
      resources: recordOf(content.resources),
      path: [...path, 'resources'],
    }));
  }
  const host = hostOf(object);
  if (host === null) return [];
  const resources = recordOf(recordOf(host.spec.domain).resources);
  return [{ name: '云主机', resources, path: [...host.path, 'domain', 'resources'] }];
}
