import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfChain, GENESIS, type IssueLink, linkHash } from './chain-rules.ts';

function linksOf(count: number): IssueLink[] {
  const links: IssueLink[] = [];
  for (let n = 1; n <= count; n++) {
    const link = {
      sequence: BigInt(n),
      number: `JS-2026-${String(n).padStart(6, '0')}`,
      year: 2026,
      ordinal: n,
      statementId: `statement-${n}`,
      departmentId: 'department',
      payableFen: BigInt(n) * 100n,
      contentHash: `content-${n}`,
      version: n % 2 === 0 ? 2 : 1,
      storedDigest: `digest-${n}`,
      issuedAt: new Date(Date.UTC(2026, 3, n)),
      issuedBy: 'person',
      previousHash: links.at(-1)?.hash ?? GENESIS,
    };
    links.push({ ...link, hash: linkHash(link) });
  }
  return links;
}
const chainOf = (links: readonly IssueLink[], whole = links) => {
  const last = whole.at(-1);
  return {
    links,
    head: { sequence: last?.sequence ?? 0n, hash: last?.hash ?? GENESIS },
    stored: new Map(whole.map(({ number, storedDigest }) => [number, storedDigest])),
    voided: [],
    audited: new Map(whole.map(({ number, hash }) => [number, hash])),
  };
};
const faults = (chain: Parameters<typeof faultsOfChain>[0]) => [
  ...new Set(faultsOfChain(chain).map(({ fault }) => fault)),
];

describe('the chain of issued statements', () => {
  it('is whole as it is written, empty too', () => {
    for (const count of [0, 1, 5]) expect(faultsOfChain(chainOf(linksOf(count)))).toEqual([]);
  });

  it('shows an edited link, also one whose own hash was made to fit', () => {
    const links = linksOf(4);
    const edited = links.map((link, n) => (n === 1 ? { ...link, payableFen: 1n } : link));
    expect(faults(chainOf(edited, links))).toEqual(['link-changed']);
    const fitted = edited.map((link, n) => (n === 1 ? { ...link, hash: linkHash(link) } : link));
    expect(faults(chainOf(fitted, links))).toEqual(['out-of-order', 'link-changed']);
    expect(faults({ ...chainOf(fitted, links), audited: new Map() })).toEqual(['out-of-order']);
  });

  it('shows a link taken out, and what is cut off at the end, with the head moved back too', () => {
    const links = linksOf(4);
    expect(faults(chainOf(links.toSpliced(1, 1), links))).toEqual([
      'link-missing',
      'statement-outside',
      'number-missing',
    ]);
    expect(faults(chainOf(links.slice(0, 3), links))).toEqual(['tail-cut-off', 'statement-outside']);
    const moved = { ...chainOf(links.slice(0, 3)), stored: chainOf(links).stored };
    expect(faults(moved)).toEqual(['statement-outside']);
    const gone = { ...chainOf(links.slice(0, 3)), audited: chainOf(links).audited };
    expect(faults(gone)).toEqual(['statement-missing']);
  });

  it('shows a link that was made to fit, down to its version, where the audit log has another', () => {
    const links = linksOf(2);
    const last = { ...links[1]!, version: 1, storedDigest: 'of another version' };
    const fitted = [links[0]!, { ...last, hash: linkHash(last) }];
    expect(faults({ ...chainOf(fitted), audited: chainOf(links).audited })).toEqual(['link-changed']);
    expect(faults({ ...chainOf(fitted), audited: new Map([['JS-2026-000002', null]]) })).toEqual([]);
  });

  it('shows two that changed places', () => {
    const links = linksOf(4);
    const [a, b, c, d] = links as [IssueLink, IssueLink, IssueLink, IssueLink];
    const swapped = [a, { ...c, sequence: 2n }, { ...b, sequence: 3n }, d];
    expect(faults(chainOf(swapped, links))).toContain('out-of-order');
  });

  it('shows a statement that is not as it was issued', () => {
    const chain = chainOf(linksOf(3));
    const stored = new Map(chain.stored).set('JS-2026-000002', 'another');
    expect(faultsOfChain({ ...chain, stored })).toEqual([{ fault: 'statement-changed', at: 'JS-2026-000002' }]);
  });

  it('takes a number that is not used for missing, unless it is on record why', () => {
    const links: IssueLink[] = [];
    for (const each of linksOf(4).slice(1)) {
      const link = { ...each, sequence: each.sequence - 1n, previousHash: links.at(-1)?.hash ?? GENESIS };
      links.push({ ...link, hash: linkHash(link) });
    }
    expect(faultsOfChain(chainOf(links))).toEqual([{ fault: 'number-missing', at: 'JS-2026-000001' }]);
    expect(faultsOfChain({ ...chainOf(links), voided: [{ year: 2026, ordinal: 1 }] })).toEqual([]);
  });

  it('shows any one field of any one link that was changed', () => {
    const links = linksOf(6);
    const fields = [
      'number',
      'statementId',
      'departmentId',
      'contentHash',
      'storedDigest',
      'issuedBy',
      'previousHash',
      'hash',
    ] as const;
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.constantFrom(...fields), (at, field) => {
        const changed = links.map((link, n) => (n === at ? { ...link, [field]: `${link[field]}x` } : link));
        expect(faultsOfChain(chainOf(changed, links))).not.toEqual([]);
      }),
    );
  });
});
