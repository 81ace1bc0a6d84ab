import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { requestsSet } from './requests-set.ts';

const judged = (content: object) => verdict(requestsSet, resourceOf('apps/v1:Deployment', { ...content }));

describe('requests set', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'no memory request',
      'spec.template.spec.containers.0.resources.requests.memory',
      undefined,
      '容器 web 没有写明 requests.memory',
    ],
    ['no CPU limit', 'spec.template.spec.containers.0.resources.limits.cpu', undefined, '容器 web 没有写明 limits.cpu'],
    [
      'nothing said at all',
      'spec.template.spec.containers.0.resources',
      undefined,
      'requests.cpu、requests.memory、limits.cpu、limits.memory',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
