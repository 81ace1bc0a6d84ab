import { describe, expect, it } from 'vitest';
import { refuseBeyond } from './block-rules.ts';

const facts = { project: null, budget: 1000n, billed: 300n, committed: 400n, waiting: 100n };

describe('a budget that takes nothing beyond itself', () => {
  it('takes what fits to the fen and refuses a fen more, with figures', () => {
    expect(refuseBeyond(facts, 200n)).toBeNull();
    expect(refuseBeyond(facts, 201n)).toEqual({
      code: 'BUDGET_EXCEEDED',
      facts: { budget: '10.00', left: '2.00', asked: '2.01' },
    });
    expect(refuseBeyond({ ...facts, project: '数字政府' }, 201n)?.facts).toMatchObject({ project: '数字政府' });
  });

  it('refuses what costs something once it is exceeded, and never what costs nothing', () => {
    expect(refuseBeyond({ ...facts, billed: 501n }, 1n)?.facts).toMatchObject({ left: '-0.01' });
    expect(refuseBeyond({ ...facts, billed: 501n }, 0n)).toBeNull();
  });

  it('never takes what is unknown for nothing', () => {
    expect(refuseBeyond({ ...facts, committed: null }, 1n)).toEqual({ code: 'BUDGET_UNKNOWN', facts: {} });
    expect(refuseBeyond({ ...facts, committed: null }, 601n)).toEqual({
      code: 'BUDGET_EXCEEDED',
      facts: { budget: '10.00', asked: '6.01' },
    });
  });
});
