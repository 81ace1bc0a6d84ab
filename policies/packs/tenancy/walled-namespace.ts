import { stackPolicy } from '../define-policy.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isTenancyObject } from '../manifest/platform.ts';
import { recordOf, textsOf } from '../manifest/reading.ts';

/** A stack that makes a tenancy's namespace makes its walls with it: quota, limits and default-deny both ways. */
export const walledNamespace = stackPolicy(
  {
    name: 'walled-namespace',
    description: '租户命名空间必须同时具有配额、默认限额和默认拒绝的网络策略',
    english: 'The namespace of a tenancy has quota, default limits and default-deny policies',
    controls: ['8.2.3.1', 'F14'],
    severity: 'critical',
    level: 'mandatory',
    remedy: '请在同一个栈中为该命名空间创建 ResourceQuota、LimitRange 和拒绝全部流量的 NetworkPolicy',
  },
  (objects) =>
    objects
      .filter((object) => object.kind === 'Namespace' && !object.isPatch && isTenancyObject(object))
      .flatMap((object) => {
        const inside = objects.filter(({ namespace }) => namespace === object.name);
        return missingWalls(inside).map((wall) => ({ object, objection: `缺少${wall}` }));
      }),
);

function missingWalls(inside: readonly Manifest[]): string[] {
  const has = (kind: string) => inside.some((object) => object.kind === kind);
  return [
    ...(has('ResourceQuota') ? [] : ['资源配额 ResourceQuota']),
    ...(has('LimitRange') ? [] : ['默认限额 LimitRange']),
    ...(inside.some(deniesByDefault) ? [] : ['默认拒绝的网络策略 NetworkPolicy']),
  ];
}

/** Selects every pod, both directions, and lists nothing that may pass. */
function deniesByDefault(object: Manifest): boolean {
  if (object.kind !== 'NetworkPolicy') return false;
  const spec = recordOf(object.content.spec);
  const selector = recordOf(spec.podSelector);
  const directions = textsOf(spec.policyTypes);
  return (
    Object.keys(selector).length === 0 &&
    directions.includes('Ingress') &&
    directions.includes('Egress') &&
    spec.ingress === undefined &&
    spec.egress === undefined
  );
}
