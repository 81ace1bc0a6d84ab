import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_CRON_JOB } from '../testing/good-objects.ts';
import { jobEnds } from './job-ends.ts';

const judged = (content: object) => verdict(jobEnds, resourceOf('batch/v1:CronJob', { ...content }));

describe('job ends', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_CRON_JOB)).toEqual([]);
  });

  it.each([
    ['a job that may hang', 'spec.jobTemplate.spec.activeDeadlineSeconds', undefined, '没有最长运行时间'],
    ['a schedule that overlaps itself', 'spec.concurrencyPolicy', 'Allow', '允许重叠运行'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_CRON_JOB, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
