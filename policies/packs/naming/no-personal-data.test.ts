import { resourceOf, verdict } from '@zhengyun/harness/verdict.ts';
import { describe, expect, it } from 'vitest';
import { changeAt } from '../testing/change-at.ts';
import { GOOD_SERVICE } from '../testing/good-objects.ts';
import { noPersonalData } from './no-personal-data.ts';

const judged = (content: object) => verdict(noPersonalData, resourceOf('core/v1:Service', { ...content }));

describe('no personal data', () => {
  it('has nothing against a good object', async () => {
    expect(await judged(GOOD_SERVICE)).toEqual([]);
  });

  it.each([
    ['a telephone number', 'metadata.annotations', { contact: '张三 13800138000' }, 'contact 含手机号'],
    ['an identity number', 'metadata.labels', { owner: '440106199003071234' }, 'owner 含身份证号'],
    ['an address of mail', 'metadata.annotations', { contact: 'zhang@gd.gov.cn' }, 'contact 含电子邮箱'],
    ['a number in a name', 'metadata.name', 'web-13800138000', '名称 含手机号'],
  ])('refuses %s', async (_, path, value, message) => {
    expect(await judged(changeAt(GOOD_SERVICE, path, value))).toEqual([expect.stringContaining(message)]);
  });

  it('takes other long numbers for what they are', async () => {
    expect(await judged(changeAt(GOOD_SERVICE, 'metadata.annotations', { build: '2138001380001' }))).toEqual([]);
  });
});
