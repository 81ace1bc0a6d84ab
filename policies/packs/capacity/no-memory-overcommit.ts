import { objectPolicy } from '../define-policy.ts';
import type { Path } from '../finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { hostOf, podsOf } from '../manifest/pod-template.ts';
import { bytesOf } from '../manifest/quantity.ts';
import { listOf, recordOf } from '../manifest/reading.ts';

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
  (object) => [
    ...sizedPartsOf(object)
      .filter(({ resources }) => differ(recordOf(resources.limits).memory, recordOf(resources.requests).memory))
      .map(({ name, path }) => ({ text: `${name} 的内存上限与申请量不等`, path: [...path, 'limits', 'memory'] })),
    ...ceilingsOf(object),
  ],
);

/** Whether more may be used than is set aside; `1024Mi` and `1Gi` are the same. */
function differ(limit: unknown, request: unknown): boolean {
  if (limit === undefined) return false;
  const [most, least] = [bytesOf(limit), bytesOf(request)];
  return most === null || most !== least;
}

/** What lets pods that nobody planned overcommit: a quota with more to use than to request, and a range's defaults. */
function ceilingsOf(object: Manifest) {
  const spec = recordOf(object.content.spec);
  if (object.kind === 'ResourceQuota') {
    const hard = recordOf(spec.hard);
    const path: Path = ['spec', 'hard', 'limits.memory'];
    const asked = hard['requests.memory'] ?? hard.memory;
    return asked !== undefined && differ(hard['limits.memory'], asked)
      ? [{ text: '配额的内存上限与申请量不等', path }]
      : [];
  }
  if (object.kind !== 'LimitRange') return [];
  return listOf(spec.limits).flatMap((entry, index) => {
    const { type, default: limit, defaultRequest } = recordOf(entry);
    const path: Path = ['spec', 'limits', index, 'default', 'memory'];
    const over = type === 'Container' && differ(recordOf(limit).memory, recordOf(defaultRequest).memory);
    return over ? [{ text: '缺省的内存上限与申请量不等', path }] : [];
  });
}

function sizedPartsOf(object: Manifest): readonly SizedPart[] {
  const host = hostOf(object);
  if (host === null) {
    const containers = podsOf(object).flatMap((pod) => pod.containers);
    return containers.map(({ name, content, path }) => ({
      name: `容器 ${name}`,
      resources: recordOf(content.resources),
      path: [...path, 'resources'],
    }));
  }
  const resources = recordOf(recordOf(host.spec.domain).resources);
  return [{ name: '云主机', resources, path: [...host.path, 'domain', 'resources'] }];
}
