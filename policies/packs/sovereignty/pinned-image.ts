import { objectPolicy } from '../define-policy.ts';
import { imagesOf } from '../manifest/images.ts';

const DIGEST = /@sha256:[0-9a-f]{64}$/;
const TAG = /:([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})$/;

/** The image that was approved is the one that runs: a tag that moves, or none, makes it another one tomorrow. */
export const pinnedImage = objectPolicy(
  {
    name: 'pinned-image',
    description: '镜像必须写明固定的版本或摘要',
    english: 'An image is named by a fixed version or digest',
    controls: ['8.2.4.4', '8.1.4.7'],
    severity: 'medium',
    level: 'mandatory',
    remedy: '请写明版本标签（不得为 latest），最好写明 @sha256 摘要',
  },
  (object) =>
    imagesOf(object)
      .filter(({ reference }) => reference !== '' && !DIGEST.test(reference))
      .filter(({ reference }) => [undefined, 'latest'].includes(TAG.exec(reference)?.[1]))
      .map(({ reference, path }) => ({ text: `镜像 ${reference} 没有固定版本`, path })),
);
