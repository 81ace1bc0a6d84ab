import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  APPROVAL_POLICIES,
  approvalPolicyAt,
  approvalPolicySchema,
  furtherSteps,
  securityNote,
  type WeighedRequest,
} from './approval-policy.ts';
import { PROFILES } from './tier.ts';

const POLICY = APPROVAL_POLICIES[0]!;
const LIMIT = 10_000_000n;
const request = (part: Partial<WeighedRequest> = {}): WeighedRequest => ({
  givesBack: false,
  profiles: ['province'],
  mlpsGrade: 2,
  monthFen: LIMIT,
  besideFen: 0n,
  ...part,
});
const stepsOf = (part: Partial<WeighedRequest>) => furtherSteps(request(part), POLICY).map(({ step }) => step);

describe('the further steps of a request', () => {
  it.each([
    ['at the limit', {}, []],
    ['one fen above it', { monthFen: LIMIT + 1n }, ['finance']],
    ['one fen above it in a very large city', { monthFen: LIMIT + 1n, profiles: ['city-very-large'] as const }, []],
    ['of grade 3', { mlpsGrade: 3 as const }, ['security']],
    ['of grade 3 in a very large city', { mlpsGrade: 3 as const, profiles: ['city-very-large'] as const }, []],
    [
      'of grade 3 on two clouds',
      { mlpsGrade: 3 as const, profiles: ['city-very-large', 'sector'] as const },
      ['security'],
    ],
    ['dear and grave', { monthFen: LIMIT * 9n, mlpsGrade: 3 as const }, ['finance', 'security']],
    ['one fen above it with what its system asked for beside it', { besideFen: 1n }, ['finance']],
    ['a release, however dear', { givesBack: true, monthFen: LIMIT * 9n, mlpsGrade: 3 as const }, []],
  ])('%s', (_, part, steps) => {
    expect(stepsOf(part)).toEqual(steps);
  });

  it('never get fewer with another cloud, a higher grade or a higher price', () => {
    const grades = fc.constantFrom(1 as const, 2 as const, 3 as const);
    const weighed = fc.record({
      givesBack: fc.constant(false),
      profiles: fc.uniqueArray(fc.constantFrom(...PROFILES), { minLength: 1 }),
      mlpsGrade: grades,
      monthFen: fc.bigInt({ min: 0n, max: LIMIT * 10n }),
      besideFen: fc.bigInt({ min: 0n, max: LIMIT }),
    });
    fc.assert(
      fc.property(weighed, fc.constantFrom(...PROFILES), fc.bigInt({ min: 0n, max: LIMIT }), (one, profile, more) => {
        const before = stepsOf(one);
        const heavier = {
          ...one,
          profiles: [...one.profiles, profile],
          monthFen: one.monthFen + more,
          mlpsGrade: 3 as const,
        };
        expect(stepsOf(heavier)).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });
});

describe('the policy in force', () => {
  it('is the newest that has begun, and none before the first', () => {
    const later = { ...POLICY, id: 'later', validFrom: new Date('2026-12-31T16:00:00Z') };
    const at = (text: string) => approvalPolicyAt(new Date(text), [later, POLICY]).id;
    expect(at('2026-12-31T15:59:59Z')).toBe(POLICY.id);
    expect(at('2026-12-31T16:00:00Z')).toBe('later');
    expect(() => approvalPolicyAt(new Date('2020-01-01T00:00:00Z'))).toThrow('no approval policy');
  });

  it('weighs the requests of thirty days together from November 2026 on, and each alone before', () => {
    expect(approvalPolicyAt(new Date('2026-10-31T15:59:59Z')).togetherDays).toBeNull();
    expect(approvalPolicyAt(new Date('2026-10-31T16:00:00Z')).togetherDays).toBe(30);
  });

  it('is refused with two rules for one profile', () => {
    const twice = { ...POLICY, security: [...POLICY.security, { profiles: ['sector'], fromGrade: 2 }] };
    expect(approvalPolicySchema.safeParse(twice).success).toBe(false);
  });
});

describe('why there is no security step', () => {
  const noteOf = (part: Partial<WeighedRequest>) => securityNote(request(part), POLICY);

  it('is the own review of a very large city, for the grades at which others have the step', () => {
    expect(noteOf({ profiles: ['city-very-large'], mlpsGrade: 3 })).toBe('own-review');
    expect(noteOf({ profiles: ['city-very-large'], mlpsGrade: 2 })).toBeNull();
    expect(noteOf({ profiles: ['city-very-large'], mlpsGrade: 3, givesBack: true })).toBeNull();
  });

  it('is nothing where there is the step, on one of the clouds', () => {
    expect(noteOf({ profiles: ['province'], mlpsGrade: 3 })).toBeNull();
    expect(noteOf({ profiles: ['city-very-large', 'city-small'], mlpsGrade: 3 })).toBeNull();
  });
});
