import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdleFacts, judgeIdle, type MeasuredUse } from './idle.ts';

const UNIT = 1_000_000_000n;
const POLICY = {
  idle: { windowDays: 30, minimumCoveragePpm: 800_000n, cpuBelowPpm: 100_000n, memoryBelowPpm: 200_000n },
};
const use = (held: bigint, peak: bigint | null, coveragePpm = 1_000_000n): MeasuredUse => ({ held, peak, coveragePpm });
const facts = (more: Partial<IdleFacts> = {}): IdleFacts => ({
  cpu: use(8n, UNIT / 2n),
  memory: use(16n, UNIT),
  stopped: false,
  ...more,
});

describe('a resource', () => {
  it.each<[string, IdleFacts, string]>([
    ['is idle when all of it was measured and stayed below both ratios', facts(), 'idle'],
    ['is used when its processors reached the ratio once', facts({ cpu: use(8n, (8n * UNIT) / 10n) }), 'used'],
    ['is used when its memory reached the ratio', facts({ memory: use(16n, (32n * UNIT) / 10n) }), 'used'],
    ['is used by one high reading, however little was measured', facts({ cpu: use(8n, 8n * UNIT, 1n) }), 'used'],
    ['is unknown where too few hours were measured', facts({ cpu: use(8n, 0n, 799_999n) }), 'unknown'],
    ['is unknown where nobody measured its memory', facts({ memory: use(16n, null, 0n) }), 'unknown'],
    ['is unknown where it has no processors to measure', facts({ cpu: null }), 'unknown'],
    ['is unknown while it is stopped', facts({ stopped: true }), 'unknown'],
  ])('%s', (_, given, expected) => {
    expect(judgeIdle(given, POLICY).is).toBe(expected);
  });

  it('is never idle by what was not measured: taking readings away makes no resource idle', () => {
    const measured = fc.record({
      held: fc.bigInt(1n, 64n),
      peak: fc.option(fc.bigInt(0n, 64n * UNIT)),
      coveragePpm: fc.bigInt(0n, 1_000_000n),
    });
    fc.assert(
      fc.property(measured, measured, fc.bigInt(0n, 1_000_000n), (cpu, memory, lost) => {
        const whole = judgeIdle({ cpu, memory, stopped: false }, POLICY);
        const less = { ...cpu, coveragePpm: cpu.coveragePpm > lost ? cpu.coveragePpm - lost : 0n };
        const partial = judgeIdle({ cpu: less, memory, stopped: false }, POLICY);
        if (whole.is !== 'idle') expect(partial.is).not.toBe('idle');
        expect(judgeIdle({ cpu: { ...cpu, peak: null, coveragePpm: 0n }, memory, stopped: false }, POLICY).is).not.toBe(
          'idle',
        );
      }),
    );
  });
});
