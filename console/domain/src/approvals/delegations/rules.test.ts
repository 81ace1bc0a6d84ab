import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grant, Role } from '../../verb/actor.ts';
import { type Delegation, type DelegationFacts, grantsLent, refuseDelegation } from './rules.ts';

const grant = (role: Role, organisationId: string, departmentId: string | null = null): Grant => ({
  role,
  organisationId,
  departmentId,
  cloudId: null,
});
const asked = (part: Partial<Delegation> = {}): Delegation => ({
  role: 'technical-reviewer',
  departmentId: null,
  holderId: 'a',
  delegateId: 'b',
  fromDay: '2026-11-23',
  untilDay: '2026-11-27',
  ...part,
});
const facts = (part: Partial<DelegationFacts> = {}): DelegationFacts => ({
  asked: asked(),
  today: '2026-11-23',
  holderGrants: [grant('technical-reviewer', 'operator')],
  delegateGrants: [grant('platform-engineer', 'operator')],
  existing: [],
  ...part,
});
const refused = (part: Partial<DelegationFacts>) => refuseDelegation(facts(part))?.code ?? null;

describe('a delegation', () => {
  it.each([
    ['to a colleague of the same organisation', {}, null],
    ['from yesterday', { asked: asked({ fromDay: '2026-11-22' }) }, 'INPUT_INVALID'],
    ['that ends before it begins', { asked: asked({ untilDay: '2026-11-22' }) }, 'INPUT_INVALID'],
    ['of ninety days', { asked: asked({ untilDay: '2027-02-20' }) }, null],
    ['of a day more', { asked: asked({ untilDay: '2027-02-21' }) }, 'INPUT_INVALID'],
    ['to oneself', { asked: asked({ delegateId: 'a' }) }, 'DELEGATE_UNSUITABLE'],
    ['to another organisation', { delegateGrants: [grant('platform-engineer', 'city')] }, 'DELEGATE_UNSUITABLE'],
    ['to another side', { delegateGrants: [grant('authority-approver', 'operator')] }, 'DELEGATE_UNSUITABLE'],
    ['of a role one has not', { holderGrants: [grant('platform-engineer', 'operator')] }, 'DELEGATE_UNSUITABLE'],
    ['by who stands in for another', { existing: [asked({ holderId: 'c', delegateId: 'a' })] }, 'DELEGATION_CONFLICT'],
    ['to who has a stand-in', { existing: [asked({ holderId: 'b', delegateId: 'c' })] }, 'DELEGATION_CONFLICT'],
    ['in a circle', { existing: [asked({ holderId: 'b', delegateId: 'a' })] }, 'DELEGATION_CONFLICT'],
    ['of a role that is delegated', { existing: [asked({ delegateId: 'c' })] }, 'DELEGATION_CONFLICT'],
    [
      'beside one of other days',
      { existing: [asked({ holderId: 'b', fromDay: '2026-11-28', untilDay: '2026-11-28' })] },
      null,
    ],
    [
      'on the last day of another',
      { existing: [asked({ holderId: 'b', delegateId: 'a', fromDay: '2026-11-27', untilDay: '2026-12-01' })] },
      'DELEGATION_CONFLICT',
    ],
  ])('%s', (_, part, code) => {
    expect(refused(part)).toBe(code);
  });

  it('of a department’s role stays in the department', () => {
    const holder = [grant('department-approver', 'bureau', 'd1'), grant('department-approver', 'bureau', 'd2')];
    const role = { role: 'department-approver' as const, departmentId: 'd1' };
    expect(grantsLent(role, holder, [grant('applicant', 'bureau', 'd1')])).toEqual([holder[0]]);
    expect(grantsLent(role, holder, [grant('applicant', 'bureau', 'd2')])).toEqual([]);
  });

  it('never makes a chain or a circle, whatever was asked before', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd');
    const day = fc.integer({ min: 23, max: 29 }).map((n) => `2026-11-${n}`);
    const wanted = fc.record({ holderId: person, delegateId: person, fromDay: day, untilDay: day });
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 12 }), (all) => {
        const made: Delegation[] = [];
        const everyone = {
          holderGrants: [grant('technical-reviewer', 'operator')],
          delegateGrants: [grant('technical-reviewer', 'operator')],
        };
        for (const each of all)
          if (!refuseDelegation(facts({ ...everyone, asked: asked(each), existing: made }))) made.push(asked(each));
        for (const one of made)
          for (const other of made) {
            const meet = one.fromDay <= other.untilDay && other.fromDay <= one.untilDay;
            expect(meet && one.delegateId === other.holderId).toBe(false);
          }
      }),
    );
  });
});
