import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { capabilitiesDropped } from './capabilities-dropped.ts';

const judged = (content: object) => verdict(capabilitiesDropped, resourceOf('apps/v1:Deployment', { ...content }));

describe('capabilities dropped', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([
    [
      'a container that keeps the default ones',
      'spec.template.spec.containers.0.securityContext.capabilities',
      undefined,
      '没有放弃全部内核能力',
    ],
    [
      'a container that drops some',
      'spec.template.spec.containers.0.securityContext.capabilities.drop',
      ['NET_RAW'],
      '没有放弃全部内核能力',
    ],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
