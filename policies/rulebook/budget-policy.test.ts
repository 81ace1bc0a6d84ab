import { describe, expect, it } from 'vitest';
import { BUDGET_POLICIES, budgetPolicy, budgetPolicySchema } from './budget-policy.ts';

const [SAMPLE] = BUDGET_POLICIES;
const codes = (change: object) =>
  (budgetPolicySchema.safeParse({ ...SAMPLE, ...change }).error?.issues ?? []).map(({ message }) => message);

describe('the policy on budgets', () => {
  it.each([
    ['a line at 0 %', { usedPercent: [0, 50] }, 'PERCENT_INVALID'],
    ['a line at 101 %', { forecastPercent: [80, 101] }, 'PERCENT_INVALID'],
    ['half a percent', { usedPercent: [0.5] }, 'PERCENT_INVALID'],
    ['a line twice', { usedPercent: [80, 80] }, 'PERCENTS_UNORDERED'],
    ['lines that fall', { usedPercent: [80, 50] }, 'PERCENTS_UNORDERED'],
  ])('refuses %s', (_, change, code) => {
    expect(codes(change)).toContain(code);
  });

  it('refuses no line at all and a word that it does not know', () => {
    expect(codes({ usedPercent: [] })).toHaveLength(1);
    expect(codes({ percent: 50 })).toHaveLength(1);
    expect(codes({})).toEqual([]);
  });

  it('is the latest that is in force', () => {
    const later = budgetPolicySchema.parse({ ...SAMPLE, id: 'later', validFrom: new Date('2026-12-31T16:00:00Z') });
    const both = [later, ...BUDGET_POLICIES];
    expect(budgetPolicy(new Date('2026-12-31T15:59:59Z'), both).id).toBe('sample-budget-2026');
    expect(budgetPolicy(new Date('2026-12-31T16:00:00Z'), both).id).toBe('later');
    expect(() => budgetPolicy(new Date('2025-01-01T00:00:00Z'))).toThrow('no policy');
  });
});
