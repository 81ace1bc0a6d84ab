import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PolicySettings, settingChangeState, widenedSettings } from './setting-rules.ts';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const widens = (before: PolicySettings | null, after: PolicySettings, demands: readonly string[] = []) =>
  widenedSettings({ before, after, demands });

describe('a change of what a policy is told', () => {
  it.each<[string, PolicySettings | null, PolicySettings, readonly string[]]>([
    ['adds to an allow-list', { hosts: ['a'] }, { hosts: ['a', 'b'] }, ['hosts']],
    ['swaps one for another', { hosts: ['a'] }, { hosts: ['b'] }, ['hosts']],
    ['takes from an allow-list', { hosts: ['a', 'b'] }, { hosts: ['b'] }, []],
    ['says the same', { hosts: ['a'] }, { hosts: ['a'] }, []],
    ['empties an allow-list', { hosts: ['a'] }, { hosts: [] }, []],
    ['allows nothing where the policy went by its own', null, { hosts: [] }, []],
    ['allows something where nobody knows by what it went', null, { hosts: ['a'] }, ['hosts']],
    ['leaves the policy to its own again', { hosts: [] }, {}, ['hosts']],
    ['widens one of two', { hosts: ['a'], roles: ['x', 'y'] }, { hosts: ['a', 'b'], roles: ['x'] }, ['hosts']],
  ])('that %s', (_, before, after, names) => {
    expect(widens(before, after)).toEqual(names);
  });

  it.each<[string, PolicySettings | null, PolicySettings, readonly string[]]>([
    ['asks for more', { resources: ['cpu'] }, { resources: ['cpu', 'memory'] }, []],
    ['asks for less', { resources: ['cpu', 'memory'] }, { resources: ['cpu'] }, ['resources']],
    ['asks for nothing any more', { resources: ['cpu'] }, {}, ['resources']],
    ['asks for something else than nobody knows', null, { resources: ['cpu'] }, ['resources']],
  ])('of a list of what must be there, that %s', (_, before, after, names) => {
    expect(widens(before, after, ['resources'])).toEqual(names);
  });

  const texts = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
  const settings = fc.dictionary(fc.constantFrom('one', 'two'), texts) as fc.Arbitrary<PolicySettings>;

  it('never goes without a second person where a list allows what it did not', () => {
    fc.assert(
      fc.property(settings, settings, (before, after) => {
        const names = widens(before, after);
        for (const [name, list] of Object.entries(after))
          if (list.some((text) => !(before[name] ?? []).includes(text))) expect(names).toContain(name);
      }),
    );
  });

  it('and its way back are not both without a second person, unless nothing changes', () => {
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (one, other, demanded) => {
        const demands = demanded ? ['one'] : [];
        const there = widens({ one }, { one: other }, demands);
        const back = widens({ one: other }, { one }, demands);
        const same = [...one, ...other].every((text) => one.includes(text) && other.includes(text));
        expect(there.length + back.length > 0).toBe(!same);
      }),
    );
  });
});

describe('a change that was asked for', () => {
  it.each([
    [{ decision: null, ended_at: null }, 'asked'],
    [{ decision: 'granted', ended_at: null }, 'granted'],
    [{ decision: 'refused', ended_at: null }, 'refused'],
    [{ decision: null, ended_at: NOW }, 'withdrawn'],
  ] as const)('with %o is %s', (facts, state) => {
    expect(settingChangeState(facts)).toBe(state);
  });
});
