import { expect, test } from 'vitest';
import { StateAway } from './state-away.ts';

test.each([
  [
    'nobody listens',
    'failed to connect to `user=zy_state database=state`: 127.0.0.1:1: dial error: connection refused',
    true,
  ],
  ['it is shut down meanwhile', 'FATAL: terminating connection due to administrator command (SQLSTATE 57P01)', true],
  ['it starts', 'FATAL: the database system is starting up (SQLSTATE 57P03)', true],
  ['it has no more connections', 'FATAL: sorry, too many clients already (SQLSTATE 53300)', true],
  ['the connection breaks', 'read tcp 127.0.0.1:40022->127.0.0.1:5432: unexpected EOF', true],
  ['the role is not let in', 'FATAL: password authentication failed for user "zy_state" (SQLSTATE 28P01)', false],
  ['the table is not readable', 'ERROR: permission denied for table pulumi_state (SQLSTATE 42501)', false],
  ['the checkpoint is damaged', 'could not deserialize deployment: invalid character', false],
])('the state counts as away where %s: %s', (_, text, isAway) => {
  expect(StateAway.isTold(text)).toBe(isAway);
});
