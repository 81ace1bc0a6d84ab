import { parseArgs } from 'node:util';
import { expect, it } from 'vitest';
import { isUsage, UsageError } from './usage-error.ts';

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

it.each([['--bogus'], ['--as'], ['stray']])(
  'an option or word that a command has no use for (%s) is wrong usage',
  (word) => {
    expect(isUsage(thrownBy(() => parseArgs({ args: [word], options: { as: { type: 'string' } } })))).toBe(true);
  },
);

it('so is what a command says of itself, and nothing else', () => {
  expect(isUsage(new UsageError('usage: cloud add FILE'))).toBe(true);
  expect(isUsage(new TypeError('fetch failed'))).toBe(false);
});
