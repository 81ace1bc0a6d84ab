import { describe, expect, it } from 'vitest';
import { zhCN } from './messages/zh-CN.ts';
import { NOTICE_DUE_POLICIES, noticeWorkingDays } from './notice-due-policy.ts';

const POLICY = NOTICE_DUE_POLICIES[0]!;
const LATER = {
  ...POLICY,
  id: 'later',
  validFrom: new Date('2027-01-01T00:00:00Z'),
  workingDays: { 'window-asked': 4 },
};

describe('the days to do what a notice asks for', () => {
  it('are those of the policy in force when it is told, and of its rest for a kind that it does not name', () => {
    const days = (kind: string, at: string) => noticeWorkingDays(kind, new Date(at), [POLICY, LATER]);
    expect(days('window-asked', '2026-12-31T23:59:59Z')).toBe(1);
    expect(days('window-asked', '2027-01-01T00:00:00Z')).toBe(4);
    expect(days('something-new', '2027-01-01T00:00:00Z')).toBe(POLICY.otherwise);
  });

  it('are not made up before any policy', () => {
    expect(() => noticeWorkingDays('window-asked', new Date('2020-01-01T00:00:00Z'))).toThrow('no notice policy');
  });

  it('are given for no kind that people are never told of', () => {
    for (const policy of NOTICE_DUE_POLICIES)
      expect(Object.keys(zhCN.noticeTitle)).toEqual(expect.arrayContaining(Object.keys(policy.workingDays)));
  });
});
