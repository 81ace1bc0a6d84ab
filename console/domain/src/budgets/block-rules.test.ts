import { describe, expect, it } from 'vitest';
import { refuseBeyond } from './block-rules.ts';

const order = (fen: bigint | null) => ({ fen, counted: false });
const facts = { project: null, budget: 1000n, billed: 300n, committed: 400n, waiting: 100n };

describe('a budget that takes nothing beyond itself', () => {
  it('takes what fits to the fen and refuses a fen more, with figures', () => {
    expect(refuseBeyond(facts, order(200n))).toBeNull();
    expect(refuseBeyond(facts, order(201n))).toEqual({
      code: 'BUDGET_EXCEEDED',
      facts: { budget: '10.00', left: '2.00', asked: '2.01' },
    });
    expect(refuseBeyond({ ...facts, project: '数字政府' }, order(201n))?.facts).toMatchObject({ project: '数字政府' });
  });

  it('refuses what costs something once it is exceeded, and never what costs nothing', () => {
    expect(refuseBeyond({ ...facts, billed: 501n }, order(1n))?.facts).toMatchObject({ left: '-0.01' });
    expect(refuseBeyond({ ...facts, billed: 501n }, order(0n))).toBeNull();
  });

  it('never takes what is unknown for nothing', () => {
    expect(refuseBeyond({ ...facts, committed: null }, order(1n))).toEqual({ code: 'BUDGET_UNKNOWN', facts: {} });
    expect(refuseBeyond({ ...facts, committed: null }, order(601n))).toEqual({
      code: 'BUDGET_EXCEEDED',
      facts: { budget: '10.00', asked: '6.01' },
    });
  });

  it('does not ask twice for what is committed already, only that it is within', () => {
    const longer = { fen: 400n, counted: true };
    expect(refuseBeyond({ ...facts, billed: 500n }, longer)).toBeNull();
    expect(refuseBeyond({ ...facts, billed: 501n }, longer)).toMatchObject({ code: 'BUDGET_EXCEEDED' });
    expect(refuseBeyond({ ...facts, billed: 501n }, { fen: 0n, counted: true })).toBeNull();
    expect(refuseBeyond({ ...facts, committed: null }, longer)).toMatchObject({ code: 'BUDGET_UNKNOWN' });
  });

  it('never takes what is asked for at an unknown price, and always what saves', () => {
    expect(refuseBeyond(facts, order(null))).toEqual({ code: 'BUDGET_UNKNOWN', facts: {} });
    expect(refuseBeyond({ ...facts, billed: 5_000n }, order(-1n))).toBeNull();
    expect(refuseBeyond({ ...facts, committed: null }, order(-1n))).toBeNull();
  });
});
