import { describe, expect, it } from 'vitest';
import { undecidedUntil } from './expiry-rules.ts';

const over = (opened: string) =>
  undecidedUntil(
    new Date(opened),
    { undecided: 20, unapplied: 20 },
    { declared: [], now: new Date('2026-11-25T00:00:00Z') },
  ).toISOString();

describe('the time that a transfer has to be decided', () => {
  it('is twenty working days from the opening of the step', () => {
    expect(over('2026-11-24T02:00:00Z')).toBe('2026-12-22T16:00:00.000Z');
  });

  it('is counted from the beginning of the rule for what was open before, so that nothing ends unannounced', () => {
    expect(over('2026-06-01T02:00:00Z')).toBe(over('2026-11-22T16:00:00Z'));
    expect(over('2026-06-01T02:00:00Z')).toBe('2026-12-21T16:00:00.000Z');
  });
});
