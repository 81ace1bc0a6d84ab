import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overridesAt, overridesSince } from './working-day-changes.ts';
import { afterWorkingDays } from './working-days.ts';

const at = (text: string) => new Date(text);
const PROMISED = at('2026-11-23T02:00:00Z');
const NOW = at('2026-11-26T02:00:00Z');
const said = (day: string, worked: boolean, saidAt: string) => ({ day, worked, saidAt: at(saidAt) });

describe('the working days that the authority says otherwise of', () => {
  it('are those of its latest word', () => {
    const changes = [
      said('2026-11-27', true, '2026-11-22T00:00:00Z'),
      said('2026-11-27', false, '2026-11-21T00:00:00Z'),
    ];
    expect(overridesAt(changes, NOW).get('2026-11-27')).toBe(true);
    expect(overridesAt(changes, at('2026-11-21T12:00:00Z')).get('2026-11-27')).toBe(false);
  });

  it('lengthen a deadline that runs, when a typhoon closes the offices', () => {
    const changes = [said('2026-11-25', false, '2026-11-24T10:00:00Z')];
    expect(afterWorkingDays(PROMISED, 5, overridesSince(changes, PROMISED, NOW))).toEqual(at('2026-12-01T16:00:00Z'));
  });

  it('never shorten what was promised, whatever is said later', () => {
    const day = fc.integer({ min: 20, max: 40 }).map((n) => new Date(Date.UTC(2026, 10, n)).toISOString().slice(0, 10));
    const change = fc.record({
      day,
      worked: fc.boolean(),
      saidAt: fc.integer({ min: -5, max: 5 }).map((days) => new Date(PROMISED.getTime() + days * 86_400_000)),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const promised = afterWorkingDays(PROMISED, 5, overridesAt(changes, PROMISED));
        expect(afterWorkingDays(PROMISED, 5, overridesSince(changes, PROMISED, NOW)) >= promised).toBe(true);
      }),
    );
  });
});
