import { createHash } from 'node:crypto';
import type { BREAK_KINDS } from './schemas.ts';

/** Hash of the chains: SM3 (GB/T 32905-2016), 32 bytes. */
export const SEAL_ALGORITHM = 'sm3';
/** What the first seal of a chain follows: 32 zero bytes. */
export const GENESIS = Buffer.alloc(32);
/** Chain of the platform's own acts; each department's acts are chained under its id. */
export const PROVINCE = 'province';

/** An audit row as it is sealed. */
export interface SealedContent {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly objectKind: string;
  readonly objectId: string;
  readonly departmentId: string | null;
  readonly detail: unknown;
  readonly traceId: string;
}

/** The chain a row belongs to. */
export function chainOf(row: Pick<SealedContent, 'departmentId'>): string {
  return row.departmentId ?? PROVINCE;
}

/**
 * The one text of a row, form 1: a JSON array of its fields in fixed order, the instant as ISO 8601 Z, object keys of the
 * detail in code unit order. Anyone can write it again from an export without this program.
 */
export function canonicalText(row: SealedContent): string {
  return JSON.stringify([
    'audit-row-1',
    row.id,
    row.at.toISOString(),
    [row.actorKind, row.actorId, row.actorName],
    row.action,
    [row.outcome, row.code],
    [row.objectKind, row.objectId],
    row.departmentId,
    ordered(row.detail),
    row.traceId,
  ]);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

/** SM3 over the hash before, the place in the chain (8 bytes, big-endian) and the row's canonical text. */
export function sealHash(previous: Buffer, sequence: bigint, row: SealedContent): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(sequence);
  return createHash(SEAL_ALGORITHM).update(previous).update(place).update(canonicalText(row)).digest();
}

export interface Head {
  readonly sequence: bigint;
  readonly hash: Buffer;
}

export interface Seal {
  readonly chain: string;
  readonly sequence: bigint;
  readonly auditId: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** Seals for `rows`, in their order, on top of the chains' heads (absent: the chain begins). */
export function sealRows(rows: readonly SealedContent[], heads: ReadonlyMap<string, Head>): readonly Seal[] {
  const reached = new Map(heads);
  return rows.map((row) => {
    const chain = chainOf(row);
    const { sequence: before, hash: previousHash } = reached.get(chain) ?? { sequence: 0n, hash: GENESIS };
    const sequence = before + 1n;
    const hash = sealHash(previousHash, sequence, row);
    reached.set(chain, { sequence, hash });
    return { chain, sequence, auditId: row.id, previousHash, hash };
  });
}

export interface Break {
  readonly chain: string;
  readonly sequence: string;
  readonly auditId: string;
  readonly kind: (typeof BREAK_KINDS)[number];
}

/**
 * What is wrong with the next seals of one chain after `head`. A seal's own hash is compared with its row's; its link with the
 * hash before as stored, so that one changed row is one break and not all that follow.
 */
export function findBreaks(
  head: Head,
  seals: readonly (Seal & { readonly row: SealedContent | null })[],
): { readonly breaks: readonly Break[]; readonly head: Head } {
  const breaks: Break[] = [];
  let reached = head;
  for (const seal of seals) {
    const found = (kind: Break['kind']) =>
      breaks.push({ chain: seal.chain, sequence: seal.sequence.toString(), auditId: seal.auditId, kind });
    if (seal.sequence !== reached.sequence + 1n) found('sequence-gap');
    if (!seal.previousHash.equals(reached.hash)) found('link-broken');
    if (!seal.row) found('row-missing');
    else if (chainOf(seal.row) !== seal.chain) found('wrong-chain');
    else if (!sealHash(seal.previousHash, seal.sequence, seal.row).equals(seal.hash)) found('row-changed');
    reached = { sequence: seal.sequence, hash: seal.hash };
  }
  return { breaks, head: reached };
}
