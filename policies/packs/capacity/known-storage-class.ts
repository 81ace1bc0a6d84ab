import { matchesPattern } from '@zhengyun/rulebook/compliance.ts';
import { objectPolicy } from '../define-policy.ts';
import { claimsOf } from '../manifest/claims.ts';
import { isAdoptedVolume } from '../manifest/platform.ts';
import { textsOf } from '../manifest/reading.ts';

/** Disk is sold in classes with a promised speed; the cluster's own default class has no price and no quota. */
export const knownStorageClass = objectPolicy(
  {
    name: 'known-storage-class',
    description: '存储申请必须使用云所提供的存储类',
    english: 'A claim uses a storage class that the cloud sells',
    controls: ['F14', 'F19'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请写明 storageClassName，取 zy-<云标识>-ordinary 或 zy-<云标识>-fast',
    settings: {
      classes: {
        type: 'array',
        items: { type: 'string' },
        description: 'Storage classes that are sold; * stands for any characters',
        default: ['zy-*-ordinary', 'zy-*-fast'],
      },
    },
  },
  (object, settings) => {
    if (isAdoptedVolume(object)) return [];
    return claimsOf(object).flatMap(({ name, storageClass, path }) => {
      if (storageClass === null) return object.isPatch ? [] : [{ text: `存储 ${name} 没有写明存储类`, path }];
      return textsOf(settings.classes).some((pattern) => matchesPattern(storageClass, pattern))
        ? []
        : [{ text: `存储 ${name} 的存储类 ${storageClass} 不在目录内`, path }];
    });
  },
);
