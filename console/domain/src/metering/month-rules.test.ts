import { describe, expect, it } from 'vitest';
import { gapsBetween } from './month-rules.ts';

const at = (text: string) => new Date(text);
const ENDS = { from: null, to: at('2025-12-31T16:00:00Z') };

describe('times without a partition of use', () => {
  it('are all before the first and after the last month, to the instant in Shanghai', () => {
    const after = { from: at('2026-03-31T16:00:00Z'), to: null };
    expect(gapsBetween(['2026-03', '2026-01', '2026-02'])).toEqual([ENDS, after]);
  });
  it('are months between that have none', () => {
    expect(gapsBetween(['2026-01', '2026-04', '2026-05'])).toEqual([
      ENDS,
      { from: at('2026-01-31T16:00:00Z'), to: at('2026-03-31T16:00:00Z') },
      { from: at('2026-05-31T16:00:00Z'), to: null },
    ]);
  });
  it('are all time where there is no month', () => {
    expect(gapsBetween([])).toEqual([{ from: null, to: null }]);
  });
});
