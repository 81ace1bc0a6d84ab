import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_CRON_JOB, GOOD_DEPLOYMENT } from '../testing/good-objects.ts';
import { replicasBounded } from './replicas-bounded.ts';

const judged = (content: object) => verdict(replicasBounded, resourceOf('apps/v1:Deployment', { ...content }));

describe('replicas bounded', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_DEPLOYMENT)).toEqual([]);
  });

  it.each([['a slip of the finger', 'spec.replicas', 1000, '副本数 1000 超过上限 100']])(
    'refuses %s',
    async (_, path, value, message) => {
      expect(await judged(changeAt(GOOD_DEPLOYMENT, path, value))).toEqual([expect.stringContaining(message)]);
    },
  );

  it('counts what a schedule starts at once', async () => {
    const wide = changeAt(GOOD_CRON_JOB, 'spec.jobTemplate.spec.parallelism', 500);
    expect(await verdict(replicasBounded, resourceOf('batch/v1:CronJob', wide))).toEqual([
      expect.stringContaining('并行数 500 超过上限 100'),
    ]);
  });
});
