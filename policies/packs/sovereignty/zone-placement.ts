import { objectPolicy } from '../define-policy.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { cloudOf, OWNERSHIP } from '../manifest/platform.ts';
import { podSpecOf } from '../manifest/pod-template.ts';
import { recordOf, textOf } from '../manifest/reading.ts';

/** What runs says in which network zone of which cloud it runs; a workload that doesn't could land in any. */
export const zonePlacement = objectPolicy(
  {
    name: 'zone-placement',
    description: '工作负载必须限定在所申请的云和网络分区内',
    controls: [
      { standard: 'F', clause: '22', title: '网络分区与等保级别必填' },
      { standard: 'GB/T 22239-2019', clause: '8.1.2.1', title: '网络架构' },
    ],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在 nodeSelector 中写明 zhengyun.cn/cloud 与 zhengyun.cn/zone',
  },
  (object) => {
    const spec = runningSpecOf(object);
    if (spec === null || object.isPatch) return [];
    const selector = recordOf(spec.nodeSelector);
    const cloud = textOf(selector[OWNERSHIP.cloud]);
    return [
      ...(textOf(selector[OWNERSHIP.zone]) === '' ? ['没有限定网络分区'] : []),
      ...(cloud === '' || (cloudOf(object) !== '' && cloud !== cloudOf(object)) ? ['没有限定在本云的节点上'] : []),
    ];
  },
);

function runningSpecOf(object: Manifest) {
  if (object.kind !== 'VirtualMachine') return podSpecOf(object);
  return recordOf(recordOf(recordOf(object.content.spec).template).spec);
}
