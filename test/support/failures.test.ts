import { expect, test } from 'vitest';
import { failuresOf } from './failures.ts';

const file = (name: string, status: string, tests: readonly [string, string, string?][], message = '') => ({
  name,
  status,
  message,
  assertionResults: tests.map(([fullName, state, text]) => ({
    fullName,
    status: state,
    failureMessages: text === undefined ? [] : [text],
  })),
});

const report = (...testResults: ReturnType<typeof file>[]) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  testResults,
});

test('names each failed test by file and title, with the head of what it said', () => {
  const long = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
  const [only, ...more] = failuresOf(
    report(
      file('/p/domain/a.test.ts', 'passed', [['a holds', 'passed']]),
      file('/p/domain/b.test.ts', 'failed', [
        ['b holds', 'passed'],
        ['b breaks', 'failed', long],
      ]),
    ),
    '/p',
  );
  expect(more).toEqual([]);
  expect(only).toMatch(/^✘ domain\/b\.test\.ts > b breaks\n {4}line 0\n/);
  expect(only).toContain('line 11');
  expect(only).not.toContain('line 12');
});

test('names a file that failed without any of its tests failing', () => {
  expect(failuresOf(report(file('/p/c.test.ts', 'failed', [], 'Cannot find module')), '/p')).toEqual([
    '✘ c.test.ts\n    Cannot find module',
  ]);
});
