import { describe, expect, it } from 'vitest';
import { USE_MINUTES, useView } from './use-rules.ts';

describe('thirty days of use', () => {
  it('is unknown, and not zero, where nobody measured', () => {
    expect(useView(8n, null)).toEqual({ held: 8n, meanMilli: null, usePpm: null, coveragePpm: 0n });
    expect(useView(8n, { minutes: 0, meanMilli: 0n }).usePpm).toBeNull();
  });

  it('is the mean over what is held, with the share of the time that was measured', () => {
    expect(useView(8n, { minutes: USE_MINUTES / 2, meanMilli: 2_000n })).toEqual({
      held: 8n,
      meanMilli: 2_000n,
      usePpm: 250_000n,
      coveragePpm: 500_000n,
    });
  });

  it('has no share of nothing, and covers no more than all the time', () => {
    expect(useView(0n, { minutes: 10, meanMilli: 5n }).usePpm).toBeNull();
    expect(useView(1n, { minutes: USE_MINUTES + 1, meanMilli: 5n }).coveragePpm).toBe(1_000_000n);
  });
});
