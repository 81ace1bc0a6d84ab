import { beginningOfDay } from '@zhengyun/rulebook/calendar.ts';
import { parseExact } from '@zhengyun/rulebook/money.ts';
import { describe, expect, it } from 'vitest';
import type { ContractParts } from '../contracts/list-yearly-parts.ts';
import { contractTermsSchema } from '../contracts/schemas.ts';
import { termsVersion } from '../contracts/terms-rules.ts';
import { amountsByUse, fenByUse, meteredParts } from './included-rules.ts';

const day = beginningOfDay;
const terms = (meteredSkus: readonly string[] | null) =>
  contractTermsSchema.parse({ annualFen: '120000000', meteredSkus });
const contract = (
  id: string,
  [from, to]: readonly [string, string],
  ...versions: readonly (readonly [string, readonly string[] | null])[]
): ContractParts => ({
  id,
  validity: { from: day(from), to: day(to) },
  versions: versions.map(([from_month, metered], index) =>
    termsVersion({ version: index + 1, from_month, terms: terms(metered) }),
  ),
});
const YEAR = { from: day('2026-01-01'), to: day('2027-01-01') };
const COVERED = contract('a', ['2026-01-01', '2026-03-16'], ['2026-01', ['memory-gb.x86']]);

describe('what is in the yearly part', () => {
  it('is not counted again as use: 1,000,000 of vCPU in a yearly part that covers it is nothing', () => {
    const items = new Map([
      ['vcpu.x86', parseExact('1000000')],
      ['memory-gb.x86', parseExact('12.345')],
    ]);
    const month = { contractId: 'a', month: '2026-02', items };
    expect(fenByUse([COVERED], month)).toBe(1_235n);
    expect(fenByUse([contract('a', ['2026-01-01', '2027-01-01'], ['2026-01', null])], month)).toBe(100_001_235n);
    expect(amountsByUse({ vcpu: 4n, 'memory-gb': 8n }, false, ['memory-gb.x86'])).toEqual({ 'memory-gb': 8n });
    expect(amountsByUse({ vcpu: 4n, 'memory-gb': 8n }, true, ['memory-gb.x86'])).toEqual({});
    expect(amountsByUse({ vcpu: 4n }, false, null)).toEqual({ vcpu: 4n });
  });

  it('goes by the contract and the version of its time, and outside of every contract there is none', () => {
    const next = contract('b', ['2026-03-16', '2026-12-01'], ['2026-03', []], ['2026-06', null]);
    expect(meteredParts([COVERED, next], [YEAR])).toEqual([
      { from: YEAR.from, to: day('2026-03-16'), metered: ['memory-gb.x86'] },
      { from: day('2026-03-16'), to: day('2026-06-01'), metered: [] },
      { from: day('2026-06-01'), to: YEAR.to, metered: null },
    ]);
  });
});
