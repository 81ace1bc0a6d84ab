import { createHash } from 'node:crypto';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';

/** A line as approvers decide on it. Amounts in fen, `leaseUntil` a calendar day in Asia/Shanghai, of an extension only. */
export interface BoundLine {
  readonly ordinal: number;
  readonly resource: string;
  readonly place: string;
  readonly spec: unknown;
  readonly leaseUntil: string | null;
  readonly priceVersion: string;
  readonly monthFen: string;
  readonly yearEndFen: string;
}

/** What of a line was approved and is told of when it is another; `line`: the line itself came or went. */
export const BOUND_TERMS = ['line', 'place', 'spec', 'lease', 'price-version', 'month-amount', 'year-amount'] as const;
export type BoundTerm = (typeof BOUND_TERMS)[number];

const FIELD_OF = {
  place: 'place',
  spec: 'spec',
  lease: 'leaseUntil',
  'price-version': 'priceVersion',
  'month-amount': 'monthFen',
  'year-amount': 'yearEndFen',
} as const satisfies Record<Exclude<BoundTerm, 'line'>, keyof BoundLine>;

interface LineRow {
  readonly ordinal: number;
  readonly resource_number: string;
  readonly cloud_id: string;
  readonly zone_code: string;
  readonly xinchuang: boolean;
  readonly spec: unknown;
  readonly lease_until: string | null;
  readonly price_version_id: string;
  readonly month_fen: bigint;
  readonly year_end_fen: bigint;
}

/** The terms of a request's lines, counted ones too, in their order. */
export function boundTermsOf(lines: readonly LineRow[]): readonly BoundLine[] {
  return lines.map((line) => ({
    ordinal: line.ordinal,
    resource: line.resource_number,
    place: `${line.cloud_id}/${line.zone_code}/${line.xinchuang ? 'xinchuang' : 'x86'}`,
    spec: line.spec,
    leaseUntil: line.lease_until,
    priceVersion: line.price_version_id,
    monthFen: line.month_fen.toString(),
    yearEndFen: line.year_end_fen.toString(),
  }));
}

/** What approvers decide on, as one hash: SHA-256 (hex) over the ordered hashes of the operations' canonical plans, then the terms of every line. */
export function planHashOf(operationHashes: readonly string[], kind: string, terms: readonly BoundLine[]): string {
  const content = ['plan-2', kind, ...operationHashes, ...terms.map(canonical)];
  return createHash('sha256').update(content.join('\n')).digest('hex');
}

export interface ChangedTerms {
  /** Lines by their number in the request, in order. */
  readonly lines: readonly number[];
  readonly terms: readonly BoundTerm[];
}

/** What is no longer as it was `bound`; null when nothing changed, or nothing was bound. */
export function changedTerms(bound: readonly BoundLine[] | null, now: readonly BoundLine[]): ChangedTerms | null {
  if (bound === null) return null;
  const lines = new Set<number>();
  const terms = new Set<BoundTerm>();
  for (const ordinal of [...bound, ...now].map((line) => line.ordinal).sort((a, b) => a - b)) {
    for (const term of differences(lineAt(bound, ordinal), lineAt(now, ordinal))) {
      lines.add(ordinal);
      terms.add(term);
    }
  }
  return lines.size === 0 ? null : { lines: [...lines], terms: BOUND_TERMS.filter((term) => terms.has(term)) };
}

/** `lines` with the specs that were bound: what was reserved for them, whatever stands in them by now. */
export function asBound<Line extends { readonly ordinal: number; readonly spec: ItemSpec }>(
  lines: readonly Line[],
  bound: readonly BoundLine[] | null,
): readonly Line[] {
  return lines.map((line) => ({ ...line, spec: (lineAt(bound ?? [], line.ordinal)?.spec ?? line.spec) as ItemSpec }));
}

function lineAt(lines: readonly BoundLine[], ordinal: number): BoundLine | undefined {
  return lines.find((line) => line.ordinal === ordinal);
}

function differences(before: BoundLine | undefined, after: BoundLine | undefined): readonly BoundTerm[] {
  if (before?.resource !== after?.resource || !before || !after) return ['line'];
  return BOUND_TERMS.filter((term) => {
    if (term === 'line') return false;
    const field = FIELD_OF[term];
    return canonical(before[field]) !== canonical(after[field]);
  });
}

/** JSON with its keys in order: jsonb keeps none. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
