import { objectPolicy } from '../define-policy.ts';
import { cloudOf, OWNERSHIP } from '../manifest/platform.ts';
import { hostOf, podOf } from '../manifest/pod-template.ts';
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
  (object) => {
    const runs = podOf(object) ?? hostOf(object);
    if (runs === null || object.isPatch) return [];
    const path = [...runs.path, 'nodeSelector'];
    const selector = recordOf(runs.spec.nodeSelector);
    const cloud = textOf(selector[OWNERSHIP.cloud]);
    const spec = [...runs.path];
    return [
      ...(textOf(runs.spec.nodeName) === ''
        ? []
        : [{ text: '指定了具体节点，绕过了分区限定', path: [...spec, 'nodeName'] }]),
      ...(listOf(runs.spec.tolerations).some(toleratesAll)
        ? [{ text: '容忍所有污点，可能落到别的分区或平台节点', path: [...spec, 'tolerations'] }]
        : []),
      ...(textOf(selector[OWNERSHIP.zone]) === '' ? [{ text: '没有限定网络分区', path }] : []),
      ...(cloud === '' || (cloudOf(object) !== '' && cloud !== cloudOf(object))
        ? [{ text: '没有限定在本云的节点上', path }]
        : []),
    ];
  },
);
