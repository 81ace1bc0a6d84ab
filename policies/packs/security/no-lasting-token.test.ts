import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_SECRET } from '../testing/good-objects.ts';
import { noLastingToken } from './no-lasting-token.ts';

const judged = (content: object) => verdict(noLastingToken, resourceOf('core/v1:Secret', { ...content }));

describe('no lasting token', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_SECRET)).toEqual([]);
  });

  it.each([['a token that never ends', 'type', 'kubernetes.io/service-account-token', '是长期有效的服务账号令牌']])(
    'refuses %s',
    async (_, path, value, message) => {
      expect(await judged(changeAt(GOOD_SECRET, path, value))).toEqual([expect.stringContaining(message)]);
    },
  );

  it('lets the platform keep its operator’s in its own namespace', async () => {
    const own = changeAt(GOOD_SECRET, 'metadata.namespace', 'zy-guangzhou-system');
    expect(await judged(changeAt(own, 'type', 'kubernetes.io/service-account-token'))).toEqual([]);
  });
});
