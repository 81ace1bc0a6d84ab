import { expect, it } from 'vitest';
import { afterSending } from './retry.ts';

it.each([
  [200, 'done'],
  [204, 'done'],
  [null, 'retry'],
  [429, 'retry'],
  [500, 'retry'],
  [503, 'retry'],
  [401, 'hold'],
  [403, 'hold'],
  [400, 'set-aside'],
  [409, 'set-aside'],
  [413, 'set-aside'],
  [415, 'set-aside'],
  [301, 'retry'],
] as const)('after status %s a sender does: %s', (status, expected) => {
  expect(afterSending(status)).toBe(expected);
});
