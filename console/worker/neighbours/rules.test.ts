import { expect, test } from 'vitest';
import { actOn } from './rules.ts';

test.each([
  ['lives', { lock: 'held', place: 'here', left: 0 }, 'leave'],
  ['lives, whatever its runs do', { lock: 'held', place: 'here', left: 3 }, 'leave'],
  ['lives on another machine', { lock: 'held', place: 'elsewhere', left: null }, 'leave'],
  // Its runs can't be seen from here: the leases' own end is what tells.
  ['died on another machine', { lock: 'free', place: 'elsewhere', left: null }, 'tidy'],
  ['died on another machine that shows none of ours', { lock: 'free', place: 'elsewhere', left: 0 }, 'tidy'],
  ['died here and left a run behind', { lock: 'free', place: 'here', left: 1 }, 'leave'],
  ['died here where nobody can tell what it left', { lock: 'free', place: 'here', left: null }, 'leave'],
  ['died here with all its runs', { lock: 'free', place: 'here', left: 0 }, 'free'],
] as const)('a worker that %s', (_, facts, act) => {
  expect(actOn(facts)).toBe(act);
});
