import { createHash } from 'node:crypto';
import type { ChainCheck } from './steps/schemas.ts';

/** What the first link names as the one before it. */
export const GENESIS = '0'.repeat(64);

/** One issued statement as the chain holds it. */
export interface IssueLink {
  readonly sequence: bigint;
  readonly number: string;
  readonly year: number;
  readonly ordinal: number;
  readonly statementId: string;
  readonly departmentId: string;
  readonly payableFen: bigint;
  readonly contentHash: string;
  /** How `storedDigest` is made: see stored-digest-store.ts. What was issued under 1 is checked under 1. */
  readonly version: number;
  /** SHA-256 over what was stored. */
  readonly storedDigest: string;
  readonly issuedAt: Date;
  readonly issuedBy: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The hash (SHA-256, hex) that binds a link to all before it: over its fields, one a line, and the hash before. */
export function linkHash(link: Omit<IssueLink, 'hash' | 'year' | 'ordinal'>): string {
  const fields = [
    `statement-issue-${link.version}`,
    link.sequence.toString(),
    link.number,
    link.statementId,
    link.departmentId,
    link.payableFen.toString(),
    link.contentHash,
    link.storedDigest,
    link.issuedAt.toISOString(),
    link.issuedBy,
    link.previousHash,
  ];
  return createHash('sha256').update(fields.join('\n')).digest('hex');
}

export type ChainFault = ChainCheck['faults'][number];

interface Chain {
  /** In the order of their sequence. */
  readonly links: readonly IssueLink[];
  readonly head: { readonly sequence: bigint; readonly hash: string };
  /** Digest of each issued statement as it is stored now, by printed number, made as its link's version says. */
  readonly stored: ReadonlyMap<string, string>;
  /** Numbers that are not used, each with its reason on record. */
  readonly voided: readonly { readonly year: number; readonly ordinal: number }[];
  /** Numbers that audit rows name as issued, with the link's hash where they name it: a place of their own, chained and anchored on its own. */
  readonly audited: ReadonlyMap<string, string | null>;
}

/** Everything about the chain that does not fit; empty: nothing was changed, taken out, moved, added or cut off, and no number is missing. */
export function faultsOfChain(chain: Chain): readonly ChainFault[] {
  return [...faultsOfLinks(chain), ...faultsOfStored(chain), ...missingNumbers(chain)];
}

function faultsOfLinks({ links, head }: Chain): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  let [sequence, previous] = [0n, GENESIS];
  for (const link of links) {
    for (let missing = sequence + 1n; missing < link.sequence; missing++)
      faults.push({ fault: 'link-missing', at: `#${missing}` });
    if (link.sequence === sequence + 1n && link.previousHash !== previous)
      faults.push({ fault: 'out-of-order', at: link.number });
    const named = printed(link) === link.number;
    if (linkHash(link) !== link.hash || !named) faults.push({ fault: 'link-changed', at: link.number });
    [sequence, previous] = [link.sequence, link.hash];
  }
  if (head.sequence !== sequence || head.hash !== previous)
    faults.push({ fault: 'tail-cut-off', at: `#${sequence + 1n}` });
  return faults;
}

function faultsOfStored({ links, stored, audited }: Chain): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  const linked = new Set(links.map(({ number }) => number));
  for (const { number, storedDigest } of links) {
    const now = stored.get(number);
    if (now === undefined) faults.push({ fault: 'statement-missing', at: number });
    else if (now !== storedDigest) faults.push({ fault: 'statement-changed', at: number });
  }
  for (const number of stored.keys()) if (!linked.has(number)) faults.push({ fault: 'statement-outside', at: number });
  for (const number of audited.keys())
    if (!linked.has(number) && !stored.has(number)) faults.push({ fault: 'statement-missing', at: number });
  // A link that was made to fit with all behind it is still not the one that was reported when the statement was issued.
  for (const { number, hash } of links)
    if ((audited.get(number) ?? hash) !== hash) faults.push({ fault: 'link-changed', at: number });
  return faults;
}

function missingNumbers({ links, voided }: Chain): readonly ChainFault[] {
  const used = [...links, ...voided];
  return [...Map.groupBy(used, ({ year }) => year)].flatMap(([year, own]) => {
    const ordinals = new Set(own.map(({ ordinal }) => ordinal));
    const most = Math.max(...ordinals);
    return Array.from({ length: most }, (_, index) => index + 1)
      .filter((ordinal) => !ordinals.has(ordinal))
      .map((ordinal) => ({ fault: 'number-missing' as const, at: printed({ year, ordinal }) }));
  });
}

/** The printed number of a year's ordinal. */
function printed({ year, ordinal }: Pick<IssueLink, 'year' | 'ordinal'>): string {
  return `JS-${year}-${String(ordinal).padStart(6, '0')}`;
}
