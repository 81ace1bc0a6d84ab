import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_CLAIM } from '../testing/good-objects.ts';
import { noPickedVolume } from './no-picked-volume.ts';

const judged = (content: object) =>
  verdict(noPickedVolume, resourceOf('core/v1:PersistentVolumeClaim', { ...content }));

describe('no picked volume', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_CLAIM)).toEqual([]);
  });

  it.each([
    ['a volume by name', 'spec.volumeName', 'pv-17', '指定了持久卷 pv-17'],
    ['volumes by label', 'spec.selector', { matchLabels: { old: 'yes' } }, '按标签挑选持久卷'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_CLAIM, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
