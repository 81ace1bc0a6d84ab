import { expect, test } from 'vitest';
import type { CanonicalPlan } from './contract.ts';
import { unexplained } from './explained-by.ts';

const plan = (...resources: CanonicalPlan['resources']): CanonicalPlan => ({ version: 1, resources });
const make = (urn: string, size: number) => ({ urn, steps: ['create'], inputs: { adds: { size } } });
const same = (urn: string) => ({ urn, steps: ['same'], inputs: {} });
const approved = plan(make('a', 1), make('b', 2), same('c'));

test.each([
  ['nothing left', plan(same('a'), same('b'), same('c')), []],
  ['a create still to come, as approved', plan(same('a'), make('b', 2), same('c')), []],
  ['a create with other inputs', plan(same('a'), make('b', 3), same('c')), ['b']],
  [
    'a made object brought to its approved inputs',
    plan({ urn: 'a', steps: ['update'], inputs: { updates: { size: 1 } } }),
    [],
  ],
  [
    'a made object brought to other inputs',
    plan({ urn: 'a', steps: ['update'], inputs: { updates: { size: 9 } } }),
    ['a'],
  ],
  ['a resource nobody approved', plan(make('d', 1)), ['d']],
  ['a deletion nobody approved', plan({ urn: 'c', steps: ['delete'] }), ['c']],
  ['a change of what was to stay', plan({ urn: 'c', steps: ['update'], inputs: { updates: { size: 1 } } }), ['c']],
  ['a renewed credential', plan({ urn: 'x::pulumi:providers:kubernetes::k', steps: ['update'] }), []],
])('after a cut: %s', (_, left, expected) => {
  expect(unexplained(left, approved)).toEqual(expected);
});

test('a plan that came back from the database, which keeps no order of keys, still explains itself', () => {
  const step = (adds: object) => plan({ urn: 'a', steps: ['create'], inputs: { adds: adds as never } });
  expect(unexplained(step({ kind: 'X', spec: { a: 1, b: 2 } }), step({ spec: { b: 2, a: 1 }, kind: 'X' }))).toEqual([]);
});
