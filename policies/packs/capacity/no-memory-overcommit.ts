import { objectPolicy } from '../define-policy.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { containersOf, podSpecOf } from '../manifest/pod-template.ts';
import { recordOf } from '../manifest/reading.ts';

/** Memory is sold whole: what may be used is what is set aside. */
export const noMemoryOvercommit = objectPolicy(
  {
    name: 'no-memory-overcommit',
    description: '内存不得超分',
    controls: [{ standard: 'F', clause: '14', title: '配额' }],
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
      .map(({ name }) => `${name} 的内存上限与申请量不等`),
);

function sizedPartsOf(object: Manifest) {
  const pod = podSpecOf(object);
  if (pod !== null) {
    return containersOf(pod).map(({ name, content }) => ({
      name: `容器 ${name}`,
      resources: recordOf(content.resources),
    }));
  }
  if (object.kind !== 'VirtualMachine') return [];
  const spec = recordOf(recordOf(recordOf(object.content.spec).template).spec);
  return [{ name: '云主机', resources: recordOf(recordOf(spec.domain).resources) }];
}
