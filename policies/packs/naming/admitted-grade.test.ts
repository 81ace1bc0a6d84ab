import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_SERVICE } from '../testing/good-objects.ts';
import { admittedGrade } from './admitted-grade.ts';

const judged = (content: object) => verdict(admittedGrade, resourceOf('core/v1:Service', { ...content }));

describe('admitted grade', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_SERVICE)).toEqual([]);
  });

  it.each([
    ['a grade that isn’t admitted', 'metadata.labels', { 'zhengyun.cn/mlps-grade': '4' }, '等保级别“4”不在平台范围内'],
    ['a tier that isn’t one', 'metadata.labels', { 'zhengyun.cn/tier': 'county' }, '层级“county”不在平台范围内'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_SERVICE, path, value))).toEqual([expect.stringContaining(message)]);
  });
});
