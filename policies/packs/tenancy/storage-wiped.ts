import { objectPolicy } from '../define-policy.ts';
import { recordOf } from '../manifest/reading.ts';

/** A released disk goes with its data: the next tenant finds nothing. */
export const storageWiped = objectPolicy(
  {
    name: 'storage-wiped',
    description: '存储释放时必须连同数据清除',
    english: 'Released storage goes with its data',
    controls: ['8.1.4.10', '8.2.4.7'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请把 reclaimPolicy 设为 Delete；需要留存的数据走备份服务',
  },
  (object) => {
    if (object.kind === 'StorageClass' && (object.content.reclaimPolicy ?? 'Delete') !== 'Delete') {
      return [{ text: `回收策略为 ${object.content.reclaimPolicy}`, path: ['reclaimPolicy'] }];
    }
    const policy = recordOf(object.content.spec).persistentVolumeReclaimPolicy;
    return object.kind === 'PersistentVolume' && policy !== 'Delete' && !(object.isPatch && policy === undefined)
      ? [{ text: `回收策略为 ${policy ?? 'Retain'}`, path: ['spec', 'persistentVolumeReclaimPolicy'] }]
      : [];
  },
);
