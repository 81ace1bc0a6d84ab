import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { expect, it } from 'vitest';
import { GOOD_SERVICE } from '../testing/good-objects.ts';
import { explicitName } from './explicit-name.ts';

const named = (metadata: object) => verdict(explicitName, resourceOf('core/v1:Service', { ...GOOD_SERVICE, metadata }));

it('has nothing against a name the plan gives', async () => {
  expect(await named({ name: 'web' })).toEqual([]);
});

it('refuses an object without a name', async () => {
  expect(await named({})).toEqual([expect.stringContaining('没有名称')]);
});

it('refuses a name the engine made up', async () => {
  const annotations = { 'pulumi.com/autonamed': 'true' };
  expect(await named({ name: 'web-33cbfabd', annotations })).toEqual([expect.stringContaining('名称为自动生成')]);
});
