import { objectPolicy } from '../define-policy.ts';
import { isTenancyObject } from '../manifest/platform.ts';
import { recordOf, textOf } from '../manifest/reading.ts';

/** A claim that names its volume could name one another tenant left behind. Advisory: an adopted claim names its own. */
export const noPickedVolume = objectPolicy(
  {
    name: 'no-picked-volume',
    description: '存储申请不宜指定具体的持久卷',
    english: 'A claim does not pick its persistent volume',
    controls: ['8.2.4.7', '8.1.4.10'],
    severity: 'medium',
    level: 'advisory',
    remedy: '请去掉 volumeName 与 selector，由存储类分配；纳管既有卷时请核对其归属',
  },
  (object) => {
    if (object.kind !== 'PersistentVolumeClaim' || !isTenancyObject(object)) return [];
    const spec = recordOf(object.content.spec);
    const volume = textOf(spec.volumeName);
    return [
      ...(volume === '' ? [] : [{ text: `指定了持久卷 ${volume}`, path: ['spec', 'volumeName'] }]),
      ...(Object.keys(recordOf(spec.selector)).length === 0
        ? []
        : [{ text: '按标签挑选持久卷', path: ['spec', 'selector'] }]),
    ];
  },
);
