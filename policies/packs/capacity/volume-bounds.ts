import { objectPolicy } from '../define-policy.ts';
import { claimsOf } from '../manifest/claims.ts';
import { isAdoptedVolume } from '../manifest/platform.ts';
import { bytesOf } from '../manifest/quantity.ts';

const GIB = 1024n ** 3n;

/** Disks are sold from 1 GB to 65,536 GB each; what lies outside was never ordered. */
export const volumeBounds = objectPolicy(
  {
    name: 'volume-bounds',
    description: '单个存储申请的容量必须在目录规定的范围内',
    english: 'A claim has a size within what the catalogue sells',
    controls: ['F14'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请写明容量，并拆成多块或调整到范围之内',
    settings: {
      minimumGi: { type: 'integer', minimum: 1, description: 'Smallest claim in GiB', default: 1 },
      maximumGi: { type: 'integer', minimum: 1, description: 'Largest claim in GiB', default: 65_536 },
    },
  },
  (object, settings) =>
    (isAdoptedVolume(object) ? [] : claimsOf(object)).flatMap(({ name, size, path }) => {
      if (object.isPatch && size === undefined) return [];
      const bytes = size === undefined ? null : bytesOf(size);
      if (bytes === null) return [{ text: `存储 ${name} 没有写明容量`, path }];
      const [least, most] = [Number(settings.minimumGi), Number(settings.maximumGi)];
      return bytes < BigInt(least) * GIB || bytes > BigInt(most) * GIB
        ? [{ text: `存储 ${name} 的容量 ${size} 超出 ${least}Gi 至 ${most}Gi`, path }]
        : [];
    }),
);
