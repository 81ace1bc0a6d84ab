import { createHash } from 'node:crypto';
import { type ChainFault, GENESIS } from './chain-rules.ts';

export type WordKind = 'confirmed' | 'payment' | 'reversal';

/** What was said of an issued statement, as the chain of words holds it. `objectId`: the statement for its department's word, otherwise the payment. */
export interface WordLink {
  readonly sequence: bigint;
  readonly kind: WordKind;
  readonly objectId: string;
  readonly statementId: string;
  readonly departmentId: string;
  /** SHA-256 over the word as stored. */
  readonly storedDigest: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The hash (SHA-256, hex) that binds a word to all before it: over its fields, one a line, and the hash before. */
export function wordHash(link: Omit<WordLink, 'hash'>): string {
  const fields = [
    'statement-word-1',
    link.sequence.toString(),
    link.kind,
    link.objectId,
    link.statementId,
    link.departmentId,
    link.storedDigest,
    link.previousHash,
  ];
  return createHash('sha256').update(fields.join('\n')).digest('hex');
}

interface Word {
  readonly kind: string;
  readonly objectId: string;
}
export const wordKey = ({ kind, objectId }: Word): string => `${kind}/${objectId}`;

interface WordChain {
  /** In the order of their sequence. */
  readonly links: readonly WordLink[];
  readonly head: { readonly sequence: bigint; readonly hash: string };
  /** Every word as it is stored now: the statement's printed number and the digest, by kind and key. */
  readonly stored: ReadonlyMap<string, { readonly number: string; readonly digest: string }>;
  /** Words that audit rows name, by kind and key: a place of their own. */
  readonly audited: ReadonlySet<string>;
  /** Printed numbers of statements whose state or day of payment is not what their words come to. */
  readonly misstated: readonly string[];
}

/** Everything about what was said after issue that does not fit; empty: no confirmation, payment or reversal was changed, taken out, moved, added or cut off. */
export function faultsOfWords(chain: WordChain): readonly ChainFault[] {
  const { links, stored, audited, misstated } = chain;
  const linked = new Map(links.map((link) => [wordKey(link), link]));
  const of = (key: string) => `${stored.get(key)?.number ?? ''} ${key}`.trim();
  const faults: ChainFault[] = [...faultsOfOrder(chain, of)];
  for (const [key, { storedDigest }] of linked) {
    const now = stored.get(key);
    if (now === undefined) faults.push({ fault: 'word-missing', at: key });
    else if (now.digest !== storedDigest) faults.push({ fault: 'word-changed', at: of(key) });
  }
  for (const key of stored.keys()) if (!linked.has(key)) faults.push({ fault: 'word-outside', at: of(key) });
  for (const key of audited) if (!linked.has(key) && !stored.has(key)) faults.push({ fault: 'word-missing', at: key });
  return [...faults, ...misstated.map((number) => ({ fault: 'state-changed' as const, at: number }))];
}

function faultsOfOrder({ links, head }: WordChain, of: (key: string) => string): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  let [sequence, previous] = [0n, GENESIS];
  for (const link of links) {
    for (let missing = sequence + 1n; missing < link.sequence; missing++)
      faults.push({ fault: 'link-missing', at: `word #${missing}` });
    const at = of(wordKey(link));
    if (link.sequence === sequence + 1n && link.previousHash !== previous) faults.push({ fault: 'out-of-order', at });
    if (wordHash(link) !== link.hash) faults.push({ fault: 'link-changed', at });
    [sequence, previous] = [link.sequence, link.hash];
  }
  if (head.sequence !== sequence || head.hash !== previous)
    faults.push({ fault: 'tail-cut-off', at: `word #${sequence + 1n}` });
  return faults;
}
