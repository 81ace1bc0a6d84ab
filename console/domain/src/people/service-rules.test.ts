import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../verb/actor.ts';
import { KEPT_ROLES, leftEmpty } from './service-rules.ts';

const roles = fc.array(fc.constantFrom(...ROLES));

describe('who goes leaves empty', () => {
  it.each([
    ['the only security administrator', ['security-admin'], ['system-admin', 'audit-admin'], ['security-admin']],
    ['one of two security administrators', ['security-admin'], ['security-admin'], []],
    ['the only finance officer: another one can still be appointed', ['finance'], [], []],
    ['somebody without a role', [], [], []],
  ] as const)('%s', (_, ending, others, empty) => {
    expect(leftEmpty(ending, others)).toEqual(empty);
  });

  it('no administrator’s seat that somebody else holds, and none that was not held', () => {
    fc.assert(
      fc.property(roles, roles, (ending, others) => {
        for (const role of KEPT_ROLES)
          expect(leftEmpty(ending, others).includes(role)).toBe(ending.includes(role) && !others.includes(role));
      }),
    );
  });
});
