import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_NAMESPACE, GOOD_QUOTA } from '../testing/good-objects.ts';
import { quotaComplete } from './quota-complete.ts';

const namespace = resourceOf('core/v1:Namespace', GOOD_NAMESPACE);
const quota = (content: object = GOOD_QUOTA) => resourceOf('core/v1:ResourceQuota', { ...content });

describe('the quota of a tenancy', () => {
  it('covers what is sold', async () => {
    expect(await verdict(quotaComplete, [namespace, quota()])).toEqual([]);
  });

  it.each(Object.keys(GOOD_QUOTA.spec.hard))('is refused without %s', async (resource) => {
    const { [resource]: _, ...hard } = GOOD_QUOTA.spec.hard as Record<string, string>;
    expect(await verdict(quotaComplete, [namespace, quota(changeAt(GOOD_QUOTA, 'spec.hard', hard))])).toEqual([
      expect.stringContaining(`配额没有写明 ${resource}`),
    ]);
  });

  it('may be spread over several quotas', async () => {
    const { pods, ...rest } = GOOD_QUOTA.spec.hard;
    const parts = [changeAt(GOOD_QUOTA, 'spec.hard', rest), changeAt(GOOD_QUOTA, 'spec.hard', { pods })].map(quota);
    expect(await verdict(quotaComplete, [namespace, ...parts])).toEqual([]);
  });

  it('is not one that counts certain pods only', async () => {
    const scoped = changeAt(GOOD_QUOTA, 'spec.scopes', ['NotTerminating']);
    expect(await verdict(quotaComplete, [namespace, quota(scoped)])).toHaveLength(1);
  });
});
