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
    ...promisesOf(object),
  ],
);

/** Whether more may be used than is set aside; `1024Mi` and `1Gi` are the same. */
function differ(limit: unknown, request: unknown): boolean {
  if (limit === undefined) return false;
  const [most, least] = [bytesOf(limit), bytesOf(request)];
  return most === null || most !== least;
}

/** What a host is promised beyond what is set aside for it: a larger memory of its own, or one whose overhead nobody sets aside. */
function promisesOf(object: Manifest) {
  const host = hostOf(object);
  if (host === null) return [];
  const { memory, resources } = recordOf(host.spec.domain);
  const { guest, maxGuest } = recordOf(memory);
  const { requests, overcommitGuestOverhead } = recordOf(resources);
  const aside = recordOf(requests).memory;
  const path = [...host.path, 'domain'];
  return [
    // Without a request, KubeVirt sets aside what the guest has.
    ...Object.entries({ guest, maxGuest })
      .filter(([key, size]) => exceeds(size, aside ?? (key === 'maxGuest' ? guest : undefined)))
      .map(([key]) => ({ text: '云主机 的可用内存多于申请量', path: [...path, 'memory', key] })),
    ...(overcommitGuestOverhead === true
      ? [{ text: '云主机 的虚拟化开销未计入申请量', path: [...path, 'resources', 'overcommitGuestOverhead'] }]
      : []),
  ];
}

/** Whether `size` is more than `aside`; what can't be read is. */
function exceeds(size: unknown, aside: unknown): boolean {
  if (size === undefined || aside === undefined) return false;
  const [most, least] = [bytesOf(size), bytesOf(aside)];
  return most === null || least === null || most > least;
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
