import { objectPolicy } from '../define-policy.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { cloudOf, OWNERSHIP } from '../manifest/platform.ts';
import { type Pod, runsOf } from '../manifest/pod-template.ts';
import { listOf, recordOf, textOf } from '../manifest/reading.ts';

/** A toleration without a key holds for every taint, also for those that keep zones and the platform's nodes apart. */
function toleratesAll(toleration: unknown): boolean {
  const { key, operator } = recordOf(toleration);
  return operator === 'Exists' && textOf(key) === '';
}

/** What runs says in which network zone of which cloud it runs; a workload that doesn't could land in any. */
export const zonePlacement = objectPolicy(
  {
    name: 'zone-placement',
    description: '工作负载必须限定在所申请的云和网络分区内',
    english: 'A workload is confined to the cloud and zone it was ordered for',
    controls: ['F22', '8.1.2.1'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请在 nodeSelector 中写明 zhengyun.cn/cloud 与 zhengyun.cn/zone',
  },
  (object) => runsOf(object).flatMap((runs) => objectionsTo(runs, object)),
);

function objectionsTo({ spec, path }: Pick<Pod, 'spec' | 'path'>, object: Manifest) {
  const selector = recordOf(spec.nodeSelector);
  const at = [...path, 'nodeSelector'];
  const [zone, cloud] = [textOf(selector[OWNERSHIP.zone]), textOf(selector[OWNERSHIP.cloud])];
  // A patch may leave the selector as it is.
  const isUnsaid = (key: string) => object.isPatch && selector[key] === undefined;
  const ours = cloud !== '' && (cloudOf(object) === '' || cloud === cloudOf(object));
  return [
    ...(textOf(spec.nodeName) === '' ? [] : [{ text: '指定了具体节点，绕过了分区限定', path: [...path, 'nodeName'] }]),
    ...(listOf(spec.tolerations).some(toleratesAll)
      ? [{ text: '容忍所有污点，可能落到别的分区或平台节点', path: [...path, 'tolerations'] }]
      : []),
    ...(zone === '' && !isUnsaid(OWNERSHIP.zone) ? [{ text: '没有限定网络分区', path: at }] : []),
    ...(ours || isUnsaid(OWNERSHIP.cloud) ? [] : [{ text: '没有限定在本云的节点上', path: at }]),
  ];
}
