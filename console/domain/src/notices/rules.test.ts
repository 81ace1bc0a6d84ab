import { enUS } from '@zhengyun/rulebook/messages/en-US.ts';
import { noticeMessage } from '@zhengyun/rulebook/messages/notice-message.ts';
import { zhCN } from '@zhengyun/rulebook/messages/zh-CN.ts';
import { describe, expect, it } from 'vitest';
import { dueOf, TODO_KINDS } from './rules.ts';

const MONDAY = new Date('2026-11-23T02:00:00Z');

describe('a notice that asks for an act', () => {
  it.each(TODO_KINDS)('%s says by when, in both languages', (kind) => {
    expect(zhCN.noticeAct[kind]).toContain('{due}');
    expect(enUS.noticeAct[kind]).toContain('{due}');
    const dueAt = dueOf({ kind, dueAt: null }, MONDAY, []);
    expect(dueAt).not.toBeNull();
    expect(noticeMessage('zh-CN', kind, { facts: {}, dueAt }).act).toMatch(/2026年1[12]月\d+日 24:00/);
  });
});

describe('by when', () => {
  it('is what the act says, where it says something', () => {
    expect(dueOf({ kind: 'reclaim-appealed', dueAt: MONDAY }, MONDAY, [])).toBe(MONDAY);
  });

  it('is else the end of a working day by the policy, on the calendar as the authority has declared it', () => {
    const until = (saidAt: Date, day: string) =>
      dueOf({ kind: 'reclaim-appealed', dueAt: null }, MONDAY, [{ day, worked: false, saidAt }]);
    expect(until(MONDAY, '2026-12-20')).toEqual(new Date('2026-11-30T16:00:00Z'));
    expect(until(MONDAY, '2026-11-25')).toEqual(new Date('2026-12-01T16:00:00Z'));
    expect(until(new Date(MONDAY.getTime() + 1), '2026-11-25')).toEqual(new Date('2026-11-30T16:00:00Z'));
  });

  it('is nothing where nothing is asked for', () => {
    expect(dueOf({ kind: 'request-refused', dueAt: null }, MONDAY, [])).toBeNull();
  });
});
