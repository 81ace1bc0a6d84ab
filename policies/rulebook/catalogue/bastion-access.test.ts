import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessEndsAt, judgeAccess } from './bastion-access.ts';
import type { BastionAccountSpec } from './network-and-security.ts';

const READY = new Date('2026-11-23T02:00:00.000Z');
const at = (ms: number) => new Date(READY.getTime() + ms);
const DAY = 86_400_000;
const SPEC: BastionAccountSpec = { item: 'bastion-account', people: ['li', 'chen'], days: 30 };
const judged = (inService: readonly string[], now: Date, spec = SPEC) =>
  judgeAccess({ spec, readyAt: READY, inService: new Set(inService) }, now);

const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
const spec = fc.record({
  item: fc.constant('bastion-account' as const),
  people,
  days: fc.integer({ min: 1, max: 365 }),
});

describe('bastion accounts', () => {
  it('stand while their days last and everybody is of the department', () => {
    expect(judged(['li', 'chen', 'zhao'], at(30 * DAY - 1))).toEqual({ is: 'stands' });
  });

  it('end on the instant their last day is over, whoever is left', () => {
    expect(judged(['li', 'chen'], at(30 * DAY))).toEqual({ is: 'ended', why: 'days-over' });
  });

  it('are taken from who left, and from nobody else', () => {
    expect(judged(['chen'], at(DAY))).toEqual({ is: 'left', gone: ['li'], spec: { ...SPEC, people: ['chen'] } });
  });

  it('end early when nobody named is of the department any more', () => {
    expect(judged(['zhao'], at(DAY))).toEqual({ is: 'ended', why: 'nobody-left' });
  });

  it('never leave access to somebody who is not of the department, nor to anybody past the end', () => {
    fc.assert(
      fc.property(spec, people, fc.integer({ min: 0, max: 400 * DAY }), (wanted, inService, ms) => {
        const verdict = judged(inService, at(ms), wanted);
        const left = verdict.is === 'ended' ? [] : verdict.is === 'left' ? verdict.spec.people : wanted.people;
        expect(left.filter((person) => !inService.some((other) => other === person))).toEqual([]);
        if (at(ms) >= accessEndsAt(READY, wanted.days)) expect(left).toEqual([]);
      }),
    );
  });

  it('come to rest: what is left of them stands', () => {
    fc.assert(
      fc.property(spec, people, fc.integer({ min: 0, max: 400 * DAY }), (wanted, inService, ms) => {
        const verdict = judged(inService, at(ms), wanted);
        if (verdict.is === 'left') expect(judged(inService, at(ms), verdict.spec)).toEqual({ is: 'stands' });
      }),
    );
  });
});
