import { expect, it } from 'vitest';
import { OPEN_DATA_POLICIES, type OpenDataPolicy, openDataPolicyAt, openDataPolicySchema } from './open-data-policy.ts';

const sample = OPEN_DATA_POLICIES[0]!;
const stricter: OpenDataPolicy = {
  ...sample,
  ...{ id: 'stricter', validFrom: new Date('2026-06-30T16:00:00Z'), leastDepartments: 5 },
};

it.each([
  ['2020-01-01T00:00:00Z', 3],
  ['2026-06-30T15:59:59Z', 3],
  ['2026-06-30T16:00:00Z', 5],
  ['2030-01-01T00:00:00Z', 5],
])('at %s asks for %i departments at least', (at, least) => {
  expect(openDataPolicyAt(new Date(at), [stricter, sample]).leastDepartments).toBe(least);
});

it('never lets a single department’s figure out, nor a mean of nothing', () => {
  for (const wrong of [{ leastDepartments: 1 }, { leastCoveragePercent: 0 }, { months: 0 }, { months: 13 }])
    expect(openDataPolicySchema.safeParse({ ...sample, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  expect(() => openDataPolicyAt(new Date(), [])).toThrow('OPEN_DATA_POLICIES');
});
