/**
 * What is looked at of one file in all, documents within it and what is unpacked included. Real ones of 10 MB need a fraction; a file that
 * needs more was made to keep the judge busy.
 */
export const MOST = {
  /** Bytes stepped over while looking for what stands beside a name or a stream. */
  looked: 64 * 1_024 * 1_024,
  /** Bytes that come out of packed parts and streams. */
  unpacked: 64 * 1_024 * 1_024,
  /** Bytes of XML that is parsed, and the elements and attributes in it. */
  xml: 8 * 1_024 * 1_024,
  elements: 100_000,
  /** Parts of archives. */
  parts: 10_000,
  /** Names in a PDF that act in their place. */
  names: 100_000,
  /** Streams of a PDF in which objects are packed. */
  packedStreams: 4_096,
} as const;

type Kind = keyof typeof MOST;

/** What may still be looked at of a file. Kept for one call; `spent` says what was. */
export interface Look {
  readonly spent: Readonly<Record<Kind, number>>;
  readonly left: (kind: Kind) => number;
  /** Throws {@link LookSpent} where it is more than is left. */
  readonly spend: (kind: Kind, count: number) => void;
}

/** More would have to be looked at than a file is given: it can't be looked through. */
export class LookSpent extends Error {}

export function newLook(): Look {
  const spent = { looked: 0, unpacked: 0, xml: 0, elements: 0, parts: 0, names: 0, packedStreams: 0 };
  return {
    spent,
    left: (kind) => Math.max(0, MOST[kind] - spent[kind]),
    spend(kind, count) {
      spent[kind] += count;
      if (spent[kind] > MOST[kind]) throw new LookSpent(kind);
    },
  };
}
