import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundsLike } from './likeness-rules.ts';

describe('names of systems', () => {
  it.each([
    ['药品智慧监管平台', '药品监管系统'],
    ['药品监管门户网站', '药品监管平台'],
    ['中小学学籍管理系统', '中小学学籍信息平台'],
    ['OA 系统', 'ＯＡ平台'],
  ])('%s and %s are of the same thing', (one, other) => {
    expect(soundsLike(one, other)).toBe(true);
  });

  it.each([
    ['药品智慧监管平台', '传染病监测预警系统'],
    ['中小学学籍管理系统', '教师招聘管理系统'],
    ['政务服务平台', '综合管理系统'],
  ])('%s and %s are not', (one, other) => {
    expect(soundsLike(one, other)).toBe(false);
  });

  it('are like themselves, and like each other both ways', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(soundsLike(one, one)).toBe(true);
        expect(soundsLike(one, other)).toBe(soundsLike(other, one));
      }),
    );
  });
});
