import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { scratchBounded } from './scratch-bounded.ts';

const judged = (content: object) => verdict(scratchBounded, resourceOf('apps/v1:Deployment', { ...content }));

describe('scratch bounded', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([['scratch space without end', 'spec.template.spec.volumes.1.emptyDir', {}, '临时卷 scratch 没有容量上限']])(
    'refuses %s',
    async (_, path, value, message) => {
      expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
    },
  );
});
