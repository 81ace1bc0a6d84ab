import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { pinnedImage } from './pinned-image.ts';

const judged = (content: object) => verdict(pinnedImage, resourceOf('apps/v1:Deployment', { ...content }));

describe('pinned image', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    ['no tag', 'spec.template.spec.containers.0.image', 'registry.gov.cn/drug/web', '没有固定版本'],
    ['a tag that moves', 'spec.template.spec.containers.0.image', 'registry.gov.cn/drug/web:latest', '没有固定版本'],
    [
      'a port taken for a tag',
      'spec.template.spec.containers.0.image',
      'registry.gov.cn:5000/drug/web',
      '没有固定版本',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('takes a digest', async () => {
    const digest = `registry.gov.cn/drug/web@sha256:${'0'.repeat(64)}`;
    expect(await judged(changeAt(GOOD_DEPLOYMENT, 'spec.template.spec.containers.0.image', digest))).toEqual([]);
  });
});
