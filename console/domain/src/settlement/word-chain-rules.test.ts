import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENESIS } from './chain-rules.ts';
import { faultsOfWords, type WordLink, wordHash, wordKey } from './word-chain-rules.ts';

function linksOf(count: number): WordLink[] {
  const links: WordLink[] = [];
  for (let n = 1; n <= count; n++) {
    const link = {
      sequence: BigInt(n),
      kind: n % 3 === 0 ? ('reversal' as const) : ('payment' as const),
      objectId: `payment-${n}`,
      statementId: 'statement',
      departmentId: 'department',
      storedDigest: `digest-${n}`,
      previousHash: links.at(-1)?.hash ?? GENESIS,
    };
    links.push({ ...link, hash: wordHash(link) });
  }
  return links;
}
const chainOf = (links: readonly WordLink[], whole = links) => ({
  links,
  head: { sequence: whole.at(-1)?.sequence ?? 0n, hash: whole.at(-1)?.hash ?? GENESIS },
  stored: new Map(whole.map((link) => [wordKey(link), { number: 'JS-2026-000001', digest: link.storedDigest }])),
  audited: new Set(whole.map(wordKey)),
  misstated: [],
});
const faults = (chain: Parameters<typeof faultsOfWords>[0]) => [
  ...new Set(faultsOfWords(chain).map(({ fault }) => fault)),
];

describe('the chain of what was said after issue', () => {
  it('is whole as it is written, empty too', () => {
    for (const count of [0, 1, 5]) expect(faultsOfWords(chainOf(linksOf(count)))).toEqual([]);
  });

  it('shows a word taken out, cut off, cut off with the head, and gone whole but for the audit log', () => {
    const links = linksOf(4);
    expect(faults(chainOf(links.toSpliced(1, 1), links))).toEqual(['link-missing', 'word-outside']);
    expect(faults(chainOf(links.slice(0, 3), links))).toEqual(['tail-cut-off', 'word-outside']);
    const cut = chainOf(links.slice(0, 3));
    expect(faults({ ...cut, stored: chainOf(links).stored })).toEqual(['word-outside']);
    expect(faults({ ...cut, audited: chainOf(links).audited })).toEqual(['word-missing']);
  });

  it('shows a word that is not stored as it was given, or not any more, and a state that does not follow', () => {
    const chain = chainOf(linksOf(3));
    const stored = new Map(chain.stored).set('payment/payment-2', { number: 'JS-2026-000001', digest: 'another' });
    expect(faultsOfWords({ ...chain, stored })).toEqual([
      { fault: 'word-changed', at: 'JS-2026-000001 payment/payment-2' },
    ]);
    stored.delete('payment/payment-2');
    expect(faultsOfWords({ ...chain, stored })).toEqual([{ fault: 'word-missing', at: 'payment/payment-2' }]);
    expect(faultsOfWords({ ...chain, misstated: ['JS-2026-000001'] })).toEqual([
      { fault: 'state-changed', at: 'JS-2026-000001' },
    ]);
  });

  it('shows any one field of any one link that was changed', () => {
    const links = linksOf(6);
    const fields = ['kind', 'objectId', 'statementId', 'departmentId', 'storedDigest', 'previousHash', 'hash'] as const;
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.constantFrom(...fields), (at, field) => {
        const changed = links.map((link, n) => (n === at ? { ...link, [field]: `${link[field]}x` } : link));
        expect(faultsOfWords(chainOf(changed as WordLink[], links))).not.toEqual([]);
      }),
    );
  });
});
