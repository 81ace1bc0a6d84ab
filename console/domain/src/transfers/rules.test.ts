import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash, type DecisionFacts, isOpen, refuseDecision, type Step, stateAfter, stepsIn } from './rules.ts';
import { TRANSFER_STEPS, type TransferState } from './schemas.ts';

const facts = (over: Partial<DecisionFacts> = {}): DecisionFacts => ({
  step: 'receiving',
  personId: 'receiver',
  onBehalfOf: null,
  applicantId: 'applicant',
  state: 'receiving-review',
  steps: [
    { step: 'giving', decision: 'approve', decidedBy: 'giver', onBehalfOf: null },
    { step: 'receiving', decision: null, decidedBy: null, onBehalfOf: null },
  ],
  sits: true,
  ...over,
});

describe('a step of a transfer', () => {
  it('is decided by who holds it', () => {
    expect(refuseDecision(facts())).toBeNull();
  });

  it.each([
    ['APPROVER_IS_APPLICANT', { personId: 'applicant' }],
    ['APPROVER_DECIDED_BEFORE', { personId: 'giver' }],
    ['APPROVER_IS_APPLICANT', { onBehalfOf: 'applicant' }],
    ['APPROVER_DECIDED_BEFORE', { onBehalfOf: 'giver' }],
    ['STEP_NOT_OPEN', { step: 'technical' as const }],
    ['STEP_NOT_OPEN', { state: 'withdrawn' as const }],
    ['STEP_ALREADY_DECIDED', { step: 'giving' as const }],
    ['SEAT_OF_ANOTHER', { sits: false }],
  ])('is refused with %s for %o', (code, over) => {
    expect(refuseDecision(facts(over))).toBe(code);
  });

  it.each([
    ['giving', 'approve', [], 'receiving-review'],
    ['receiving', 'approve', [], 'joint-review'],
    ['giving', 'refuse', [], 'refused'],
    ['receiving', 'return', [], 'returned'],
    ['technical', 'refuse', [], 'refused'],
    ['technical', 'approve', [{ step: 'administrative', decision: null, decidedBy: null }], null],
    ['technical', 'approve', [{ step: 'administrative', decision: 'approve', decidedBy: 'a' }], 'done'],
    ['administrative', 'approve', [{ step: 'technical', decision: 'approve', decidedBy: 't' }], 'done'],
  ] as const)('%s that says %s leads to the next', (step, decision, others, state) => {
    expect(stateAfter(step, decision, others as readonly Step[])).toBe(state);
  });

  it('is never carried out without all four, by four people who are not the applicant, nor stand in for one another', () => {
    const people = ['applicant', 'a', 'b', 'c', 'd', 'e'] as const;
    const tries = fc.array(
      fc.record({
        step: fc.constantFrom(...TRANSFER_STEPS),
        person: fc.constantFrom(...people),
        holder: fc.constantFrom(null, ...people),
      }),
      {
        minLength: 40,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(tries, (attempts) => {
        let state: TransferState = 'giving-review';
        let steps: Step[] = [{ step: 'giving', decision: null, decidedBy: null, onBehalfOf: null }];
        for (const { step, person, holder } of attempts) {
          const onBehalfOf = holder === person ? null : holder;
          const asked = { step, personId: person, onBehalfOf, applicantId: 'applicant', state, steps, sits: true };
          if (refuseDecision(asked) !== null) continue;
          const next = stateAfter(step, 'approve', steps);
          const decided = { step, decision: 'approve', decidedBy: person, onBehalfOf } as const;
          steps = steps.map((each) => (each.step === step ? decided : each));
          if (next === null) continue;
          state = next;
          steps = [
            ...steps,
            ...stepsIn(next).map((each) => ({ step: each, decision: null, decidedBy: null, onBehalfOf: null })),
          ];
        }
        if (state !== 'done') return;
        const deciders = steps.map(({ decidedBy }) => decidedBy);
        const all = steps
          .flatMap(({ decidedBy, onBehalfOf }) => [decidedBy, onBehalfOf])
          .filter((each) => each !== null);
        expect(new Set(all).size).toBe(all.length);
        expect(all).not.toContain('applicant');
        expect(steps.map((each) => each.step).toSorted()).toEqual([...TRANSFER_STEPS].toSorted());
        expect(new Set(deciders).size).toBe(4);
        expect(isOpen(state)).toBe(false);
      }),
    );
  });
});

describe('what is to go', () => {
  const host = { id: 'b', state: 'active', spec: { item: 'cloud-host', vcpu: 4, disks: [{ gb: 1 }] } };

  it('is the same in whichever order it is read', () => {
    const disk = { id: 'a', state: 'active', spec: { gb: 100, item: 'block-disk' } };
    const turned = { ...disk, spec: { item: 'block-disk', gb: 100 } };
    expect(contentHash([host, disk])).toBe(contentHash([turned, host]));
  });

  it('is the same after something was given back that had been given back before', () => {
    expect(contentHash([host, { id: 'x', state: 'released', spec: {} }])).toBe(contentHash([host]));
  });

  it.each([
    ['grew', [{ ...host, spec: { ...host.spec, vcpu: 8 } }]],
    ['was given back', [{ ...host, state: 'released' }]],
    ['is not alone any more', [host, { ...host, id: 'c' }]],
  ])('is another when it %s', (_, resources) => {
    expect(contentHash(resources)).not.toBe(contentHash([host]));
  });
});
