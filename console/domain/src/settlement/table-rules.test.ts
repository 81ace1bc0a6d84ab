import { COEFFICIENT_POLICIES } from '@zhengyun/rulebook/evaluation.ts';
import { SLA_POLICIES } from '@zhengyun/rulebook/sla.ts';
import { describe, expect, it } from 'vitest';
import { pinnedTable } from './table-rules.ts';

/** Tables that statements may have been made by. A change is another entry with another id and date, never another content. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'sample-sla-2026': '90a4da9ac3cfb4951bbc34877305f2569165d185e622ad3754db2f398fa9ffc1',
  'sample-coefficient-2026': '127058fe378698c6652d18b16b699cbc426b041a9acfdb4e140ad080d1d8c42c',
};

describe('a table that statements pin', () => {
  it.each([
    ...SLA_POLICIES.map((table) => ['deduction', table] as const),
    ...COEFFICIENT_POLICIES.map((table) => ['coefficient', table] as const),
  ])('of %s is what was published under its id', (kind, table) => {
    const { id, digest } = pinnedTable(kind, table);
    expect({ [id]: digest }, 'add a table with an id and a date of its own instead of editing one').toEqual({
      [id]: PUBLISHED[id],
    });
  });

  it('is another one as soon as a single bound is', () => {
    const [table] = SLA_POLICIES;
    const [best, ...rest] = table!.tiers;
    const changed = { ...table!, tiers: [{ ...best!, atLeastPpm: best!.atLeastPpm + 1n }, ...rest] };
    expect(pinnedTable('deduction', changed).digest).not.toBe(pinnedTable('deduction', table!).digest);
  });
});
