import { describe, expect, it } from 'vitest';
import { METER_OF, USE_DAYS, USE_MINUTES, useByReadings, useView } from './use-rules.ts';

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

describe('thirty days of use by the readings of each resource', () => {
  const hours = USE_DAYS * 24;
  const read = (meanMilli: bigint, part = {}) => ({ hours, meanMilli, simulated: false, ...part });

  it('is unknown, and not zero, where nobody read any of them, or nothing is held', () => {
    const unknown = { meanMilli: null, usePpm: null, coveragePpm: 0n };
    expect(useByReadings([{ held: 100n, read: null }])).toMatchObject({ held: 100n, ...unknown });
    expect(useByReadings([])).toMatchObject({ held: 0n, ...unknown });
  });

  it('is a share of what was read alone: the rest lowers the coverage, and makes nothing look idle', () => {
    const found = useByReadings([
      { held: 100n, read: read(50_000n) },
      { held: 300n, read: null },
    ]);
    expect(found).toEqual({
      held: 400n,
      meanMilli: 50_000n,
      usePpm: 500_000n,
      coveragePpm: 250_000n,
      simulated: false,
    });
  });

  it('covers no more than all the time, and says where any was played', () => {
    const long = { held: 1n, read: read(0n, { hours: hours + 5, simulated: true }) };
    expect(useByReadings([long])).toMatchObject({ usePpm: 0n, coveragePpm: 1_000_000n, simulated: true });
  });

  it('is of a dimension by itself, and of bandwidth by what went through it', () => {
    expect([METER_OF('object-gb'), METER_OF('bandwidth-mbps')]).toEqual(['object-gb', 'traffic-mbps']);
  });
});
