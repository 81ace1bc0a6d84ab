import { describe, expect, it } from 'vitest';
import {
  RECONCILIATION_POLICIES,
  reconciliationPolicyAt,
  reconciliationPolicySchema,
} from './reconciliation-policy.ts';

const [sample] = RECONCILIATION_POLICIES;
if (!sample) throw new Error('there is no sample policy');

describe('the policy of reconciliation', () => {
  it('is the latest that has begun, and never none', () => {
    const later = { ...sample, id: 'later', validFrom: new Date('2027-01-01T00:00:00Z') };
    const at = (day: string) => reconciliationPolicyAt(new Date(day), [later, sample]).id;
    expect(at('2026-06-01T00:00:00Z')).toBe(sample.id);
    expect(at('2027-01-01T00:00:00Z')).toBe('later');
    expect(() => reconciliationPolicyAt(new Date('2020-01-01T00:00:00Z'))).toThrow('add one to the table');
  });

  it('asks for no answer later than for the closing', () => {
    const wrong = reconciliationPolicySchema.safeParse({ ...sample, answerWorkingDays: 11 });
    expect(wrong.error?.issues[0]?.message).toBe('ANSWER_AFTER_CLOSE');
  });
});
