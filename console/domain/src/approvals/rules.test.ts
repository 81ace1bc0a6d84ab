import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPROVAL_STEPS } from '../requests/schemas.ts';
import { type DecisionFacts, decidableSteps, mayUrge, outcomeAfter, refuseDecision, type Step } from './rules.ts';

const open = (step: Step['step']): Step => ({ step, decision: null, decidedBy: null, onBehalfOf: null, seat: null });
const approved = (step: Step['step'], decidedBy: string): Step => ({
  step,
  decision: 'approve',
  decidedBy,
  onBehalfOf: null,
  seat: null,
});
const facts = (change: Partial<DecisionFacts> = {}): DecisionFacts => ({
  step: 'department',
  decision: 'approve',
  personId: 'boss',
  onBehalfOf: null,
  applicantId: 'applicant',
  inReview: true,
  planHash: 'a',
  planHashInForce: 'a',
  steps: [open('department')],
  sitsIn: (_, seat) => seat === null,
  ...change,
});
const joint = [approved('department', 'boss'), open('administrative'), open('technical')];

describe('refuseDecision', () => {
  it.each([
    ['an approver who looked at the plan in force', {}, null],
    ['the applicant', { personId: 'applicant' }, 'APPROVER_IS_APPLICANT'],
    ['a step that is not open yet', { step: 'technical' as const }, 'STEP_NOT_OPEN'],
    ['a step somebody decided', { steps: [approved('department', 'other')] }, 'STEP_ALREADY_DECIDED'],
    ['the same step again', { steps: [approved('department', 'boss')] }, 'STEP_ALREADY_DECIDED'],
    ['a step of a request that has ended meanwhile', { inReview: false }, 'STEP_NOT_OPEN'],
    ['a second step of the same person', { step: 'technical' as const, steps: joint }, 'APPROVER_DECIDED_BEFORE'],
    ['a step of another organisation', { steps: [{ ...open('department'), seat: 'city' }] }, 'SEAT_OF_ANOTHER'],
    ['who stands in for the applicant', { onBehalfOf: 'applicant' }, 'APPROVER_IS_APPLICANT'],
    [
      'who stands in for somebody that decided',
      { step: 'technical' as const, steps: joint, personId: 'colleague', onBehalfOf: 'boss' },
      'APPROVER_DECIDED_BEFORE',
    ],
    [
      'somebody for whom it was decided',
      {
        step: 'technical' as const,
        steps: [{ ...approved('department', 'x'), onBehalfOf: 'boss' }, open('technical')],
      },
      'APPROVER_DECIDED_BEFORE',
    ],
    ['another plan than was looked at', { planHashInForce: 'b' }, 'PLAN_CHANGED'],
    ['a request without a plan', { planHashInForce: null }, 'PLAN_CHANGED'],
  ])('%s', (_, change, code) => {
    expect(refuseDecision(facts(change))).toBe(code);
  });
});

describe('outcomeAfter', () => {
  it('opens both branches after the department', () => {
    expect(outcomeAfter(facts())).toBe('to-joint-review');
  });

  it('waits for the other branch, and approves with the second, whichever it is', () => {
    expect(outcomeAfter(facts({ step: 'technical', steps: joint }))).toBeNull();
    const rest = [approved('department', 'boss'), approved('administrative', 'authority'), open('technical')];
    expect(outcomeAfter(facts({ step: 'technical', steps: rest }))).toBe('approved');
  });

  it('ends the round at one return or refusal', () => {
    expect(outcomeAfter(facts({ decision: 'return' }))).toBe('returned');
    expect(outcomeAfter(facts({ decision: 'refuse', step: 'technical', steps: joint }))).toBe('refused');
  });

  it('needs three different people who are not the applicant, in every order of attempts', () => {
    const person = fc.constantFrom('applicant', 'a', 'b', 'c', 'd', 'e');
    const step = fc.constantFrom(...APPROVAL_STEPS);
    const further = fc.subarray(['finance' as const, 'security' as const]);
    fc.assert(
      fc.property(fc.array(fc.tuple(step, person), { maxLength: 40 }), further, (attempts, beside) => {
        let steps: readonly Step[] = [open('department')];
        let outcome: string | null = null;
        for (const [wanted, personId] of attempts) {
          const now = facts({ step: wanted, personId, steps });
          if (outcome === 'approved' || refuseDecision(now)) continue;
          outcome = outcomeAfter(now);
          steps = steps.map((each) => (each.step === wanted ? approved(wanted, personId) : each));
          if (outcome === 'to-joint-review') {
            const joint = ['administrative' as const, 'technical' as const, ...beside];
            steps = [...steps, ...joint.map(open)];
          }
        }
        if (outcome !== 'approved') return;
        const people = steps.map((each) => each.decidedBy);
        expect(people).not.toContain('applicant');
        expect(new Set(people).size).toBe(3 + beside.length);
      }),
    );
  });
});

describe('decidableSteps', () => {
  it('are those the person could decide now', () => {
    const { personId: _, ...rest } = facts({ steps: joint });
    expect(decidableSteps({ ...rest, personId: 'authority' })).toEqual(['administrative', 'technical']);
    expect(decidableSteps({ ...rest, personId: 'boss' })).toEqual([]);
    expect(decidableSteps({ ...rest, personId: 'applicant' })).toEqual([]);
    const seated = joint.map((each) => (each.step === 'technical' ? { ...each, seat: 'city' } : each));
    expect(decidableSteps({ ...rest, steps: seated, personId: 'authority' })).toEqual(['administrative']);
  });
});

describe('mayUrge', () => {
  const friday = new Date('2026-11-27T02:00:00Z');
  const declared = (day: string, worked: boolean) => [{ day, worked, saidAt: friday }];

  it.each([
    ['who was never urged', null, '2026-11-27T02:00:00Z', [], true],
    ['nobody twice on one day', friday, '2026-11-27T10:00:00Z', [], false],
    ['nobody again at the weekend', friday, '2026-11-29T02:00:00Z', [], false],
    ['again on Monday', friday, '2026-11-30T02:00:00Z', [], true],
    ['not on a Monday that was declared off', friday, '2026-11-30T02:00:00Z', declared('2026-11-30', false), false],
    ['on a Saturday that was declared worked', friday, '2026-11-28T02:00:00Z', declared('2026-11-28', true), true],
  ])('lets urge %s', (_, lastAt, now, days, may) => {
    expect(mayUrge(lastAt, new Date(now), days)).toBe(may);
  });
});
