import { describe, expect, it } from 'vitest';
import { readArguments } from './read-arguments.ts';

const KNOWN = ['stranger', 'applicant', 'auditor'];
const read = (...args: string[]) => readArguments(args, KNOWN);

describe('the arguments of the fuzzing', () => {
  it('name none to have every caller, each for two minutes', () => {
    expect(read()).toEqual({ callers: KNOWN, seconds: 120, examples: 10, resume: false });
  });

  it('choose some, for as long as one has, where an earlier run ended', () => {
    expect(read('auditor', 'stranger', '--seconds', '600', '--examples=20', '--resume')).toEqual({
      callers: ['stranger', 'auditor'],
      seconds: 600,
      examples: 20,
      resume: true,
    });
  });

  it('are refused together, with what there is', () => {
    expect(() => read('nobody', '--seconds', '0', '--examples', 'many')).toThrow(
      '"nobody" is no caller; --seconds is "0": give a whole number from 1 to 99999; --examples is "many": give a whole number from 1 to 99999\nnpm run fuzz',
    );
    expect(() => read('--again')).toThrow(/'--again'.*there are: stranger/s);
  });
});
