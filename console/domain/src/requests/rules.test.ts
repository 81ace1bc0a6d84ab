import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_STATES, isOpen, REQUEST_ACTS, stateAfter } from './rules.ts';
import { REQUEST_STATES, type RequestState } from './schemas.ts';

describe('stateAfter', () => {
  it('leads an order from preview to acceptance', () => {
    const acts = ['previewed', 'to-joint-review', 'approved', 'delivered', 'accepted'] as const;
    const states: RequestState[] = ['previewing'];
    for (const act of acts) states.push(stateAfter(states.at(-1)!, act)!);
    expect(states).toEqual([
      'previewing',
      'department-review',
      'joint-review',
      'provisioning',
      'delivered',
      'accepted',
    ]);
  });

  it('sends a changed plan back to the department, and lets nobody withdraw once it is approved', () => {
    expect(stateAfter('provisioning', 'plan-changed')).toBe('department-review');
    expect(stateAfter('provisioning', 'withdrawn')).toBeNull();
    expect(stateAfter('department-review', 'approved')).toBeNull();
  });

  it('has no way out of an end state', () => {
    for (const state of END_STATES) for (const act of REQUEST_ACTS) expect(stateAfter(state, act)).toBeNull();
  });

  it('never reaches provisioning but by approval in joint review, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REQUEST_ACTS), { maxLength: 40 }), (acts) => {
        let state: RequestState = 'previewing';
        for (const act of acts) {
          const next = stateAfter(state, act);
          if (next === 'provisioning') expect([state, act]).toEqual(['joint-review', 'approved']);
          state = next ?? state;
          expect(REQUEST_STATES).toContain(state);
        }
      }),
    );
  });

  it('counts a delivered request as done with its resource', () => {
    expect(REQUEST_STATES.filter(isOpen)).toEqual(['previewing', 'department-review', 'joint-review', 'provisioning']);
  });
});
