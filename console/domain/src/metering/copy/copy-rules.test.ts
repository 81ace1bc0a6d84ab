import { expect, it } from 'vitest';
import { copyStep } from './copy-rules.ts';

const NOW = new Date('2026-05-08T00:00:00Z');
const days = (n: number) => new Date(NOW.getTime() - n * 86_400_000);
const tended = { installation: 'ours', id: 'a', tended_at: days(0) };
const none = { installation: 'ours', id: null, tended_at: null };

it.each([
  ['a copy that is ours is kept up', tended, { installation: 'ours', id: 'a' }, 'nothing'],
  ['and said to be, once an hour', { ...tended, tended_at: days(1) }, { installation: 'ours', id: 'a' }, 'note'],
  ['an empty database gets a copy', none, null, 'begin'],
  ['and so does one in place of the last', tended, null, 'begin'],
  ['one that was begun and never known here is begun anew', none, { installation: 'ours', id: 'b' }, 'begin'],
  ['one that lacks tables is begun anew', tended, { installation: 'ours', id: '' }, 'begin'],
  ['another installation’s is left alone', tended, { installation: 'theirs', id: 'a' }, 'foreign'],
  ['no place and no copy is nothing', none, undefined, 'nothing'],
  ['one tended this week is kept up', { ...tended, tended_at: days(6) }, undefined, 'nothing'],
  ['one that nobody tends ends', { ...tended, tended_at: days(8) }, undefined, 'end'],
] as const)('%s', (_, known, found, step) => {
  expect(copyStep(known, found, NOW)).toBe(step);
});
