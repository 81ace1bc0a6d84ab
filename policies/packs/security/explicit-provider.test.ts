import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { expect, it } from 'vitest';
import { GOOD_SERVICE } from '../testing/good-objects.ts';
import { explicitProvider } from './explicit-provider.ts';

it('has nothing against the stack’s own provider', async () => {
  expect(await verdict(explicitProvider, resourceOf('core/v1:Service', GOOD_SERVICE))).toEqual([]);
});

it('refuses a default provider, which acts on whatever cluster the shell points at', async () => {
  const resource = resourceOf('core/v1:Service', GOOD_SERVICE, 'default_4_32_0');
  expect(await verdict(explicitProvider, resource)).toEqual([expect.stringContaining('使用了默认连接 default_4_32_0')]);
});
