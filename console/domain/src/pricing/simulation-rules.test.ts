import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRated, type DepartmentRated, netText, netTotal } from './simulation-rules.ts';

const use = (amount: bigint, unpriced: readonly string[] = []) => ({
  items: [{ sku: 'vcpu.x86', unit: '核·月', amount }],
  unpriced,
});
const net = (inForce: bigint | null, byDraft: bigint | null): DepartmentRated['net'] => ({
  inForce: { fen: inForce, unknown: inForce === null ? ['no-contract'] : [] },
  byDraft: { fen: byDraft, unknown: byDraft === null ? ['no-price'] : ['coefficient'] },
});
const rated = (id: string, inForce: bigint, byDraft: bigint): DepartmentRated => ({
  id,
  net: net(inForce, byDraft),
  inForce: use(inForce),
  byDraft: use(byDraft),
});

describe('who pays what more under a draft', () => {
  it('puts the largest difference first, also where it is less', () => {
    const { departments, total } = compareRated([rated('a', 10n, 12n), rated('b', 10n, 1n), rated('c', 5n, 5n)]);
    expect(departments.map(({ id, difference }) => [id, difference])).toEqual([
      ['b', -9n],
      ['a', 2n],
      ['c', 0n],
    ]);
    expect(total).toEqual({ inForce: 25n, byDraft: 18n, difference: -7n });
  });

  it('knows no sum where some use has no price, and never takes it for nothing', () => {
    const open = { id: 'x', inForce: use(3n), byDraft: use(0n, ['public-ip.x86']), net: net(3n, null) };
    const { departments, total, items } = compareRated([rated('a', 10n, 12n), open]);
    expect(departments[0]).toMatchObject({ id: 'x', inForce: 3n, byDraft: null, difference: null });
    expect(total).toEqual({ inForce: 13n, byDraft: null, difference: null });
    expect(items).toMatchObject([
      { sku: 'public-ip.x86', inForce: 0n, byDraft: null },
      { sku: 'vcpu.x86', inForce: 13n, byDraft: 12n },
    ]);
  });

  it('leaves out who used nothing', () => {
    const nothing = { items: [], unpriced: [] };
    expect(compareRated([{ id: 'n', inForce: nothing, byDraft: nothing, net: net(0n, 0n) }]).departments).toEqual([]);
  });

  it('adds up: the total is the sum of departments and of items', () => {
    const amounts = fc.array(fc.tuple(fc.bigInt({ min: 0n }), fc.bigInt({ min: 0n })), { maxLength: 20 });
    fc.assert(
      fc.property(amounts, (pairs) => {
        const all = pairs.map(([a, b], n) => rated(`d${n}`, a, b));
        const { departments, items, total } = compareRated(all);
        const sum = (parts: readonly (bigint | null)[]) => parts.reduce((x: bigint, y) => x + (y ?? 0n), 0n);
        expect(sum(departments.map((each) => each.difference))).toBe(total.difference);
        expect(sum(items.map((each) => each.difference))).toBe(total.difference);
      }),
    );
  });

  it('says what is left to pay where it is known, and of the others what nobody knows', () => {
    expect(netText(net(70n, 90n))).toEqual({
      ...{ inForceFen: '70', byDraftFen: '90', differenceFen: '20', unknown: ['coefficient'] },
    });
    expect(netText(net(70n, null))).toEqual({
      ...{ inForceFen: '70', byDraftFen: null, differenceFen: null, unknown: ['no-price'] },
    });
    const all = [net(70n, 90n), net(30n, 20n), net(5n, null), net(null, null)];
    expect(netTotal(all.map((each) => ({ net: each })))).toEqual({
      ...{ inForceFen: '100', byDraftFen: '110', differenceFen: '10', left: 2 },
    });
    expect(netTotal([])).toEqual({ inForceFen: '0', byDraftFen: '0', differenceFen: '0', left: 0 });
  });
});
