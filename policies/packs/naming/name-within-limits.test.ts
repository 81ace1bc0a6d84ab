import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_STATEFUL_SET } from '../testing/good-objects.ts';
import { nameWithinLimits } from './name-within-limits.ts';

const judged = (content: object) => verdict(nameWithinLimits, resourceOf('apps/v1:StatefulSet', { ...content }));

describe('name within limits', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_STATEFUL_SET)).toEqual([]);
  });

  it.each([
    ['a name too long for its pods', 'metadata.name', 'a'.repeat(53), '名称有 53 个字符，最多 52 个'],
    ['a name that is no host name', 'metadata.name', 'web.v2', '名称含有不能用作主机名的字符'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_STATEFUL_SET, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
