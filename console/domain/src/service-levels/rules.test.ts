import { quorumPolicyAt } from '@zhengyun/rulebook/sla.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRuns, countVerdicts, joinRuns, runsOf, wholeMinutes } from './rules.ts';

const at = (text: string) => new Date(text);
const POLICY = quorumPolicyAt(at('2026-03-01T00:00:00Z'));
const HOUR = { from: at('2026-03-01T00:00:00Z'), to: at('2026-03-01T01:00:00Z') };
const up = [{ observerId: 'a', up: 1, down: 0 }];
const down = [{ observerId: 'a', up: 1, down: 1 }];

describe('minutes', () => {
  it('count only where they are whole', () => {
    expect(wholeMinutes({ from: at('2026-03-01T00:00:01Z'), to: at('2026-03-01T00:02:59Z') })).toEqual({
      from: at('2026-03-01T00:01:00Z'),
      to: at('2026-03-01T00:02:00Z'),
    });
    expect(wholeMinutes({ from: at('2026-03-01T00:00:01Z'), to: at('2026-03-01T00:01:59Z') })).toBeNull();
  });

  it('nobody saw are UNKNOWN', () => {
    expect(
      countVerdicts(
        HOUR,
        [
          { samples: up, minutes: 50n },
          { samples: down, minutes: 3n },
        ],
        POLICY,
      ),
    ).toEqual({ up: 50n, down: 3n, unknown: 7n });
  });

  it('make runs without holes that count the same as the groups do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('up', 'down', 'none'), { minLength: 60, maxLength: 60 }),
        fc.nat(60),
        (seen, cut) => {
          const samples = new Map(
            seen.flatMap((word, minute) =>
              word === 'none' ? [] : [[HOUR.from.getTime() + minute * 60_000, word === 'up' ? up : down] as const],
            ),
          );
          const middle = new Date(HOUR.from.getTime() + cut * 60_000);
          const whole = runsOf(HOUR, samples, POLICY);
          const joined = joinRuns(
            runsOf({ from: HOUR.from, to: middle }, samples, POLICY),
            runsOf({ from: middle, to: HOUR.to }, samples, POLICY),
          );
          expect(joined).toEqual(whole);
          const groups = (['up', 'down'] as const).map((word) => ({
            samples: word === 'up' ? up : down,
            minutes: BigInt(seen.filter((each) => each === word).length),
          }));
          expect(countRuns(whole)).toEqual(countVerdicts(HOUR, groups, POLICY));
          expect(
            whole.every((run, index) => run.from.getTime() === (whole[index - 1]?.to ?? HOUR.from).getTime()),
          ).toBe(true);
        },
      ),
    );
  });
});
