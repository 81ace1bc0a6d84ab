import type { DisputedLine } from './schemas.ts';

/** A statement's line as it is stored. */
interface StoredLine {
  readonly ordinal: number;
  readonly key: string;
  readonly kind: string;
  readonly resourceNumber: string | null;
  readonly sku: string | null;
  readonly unit: string | null;
  readonly quantity: string | null;
  readonly unit_price: string | null;
  readonly amount_fen: bigint;
}

/** The line as its statement prints it. */
export function disputedLine(line: StoredLine): Omit<DisputedLine, 'broughtFen'> {
  return {
    ordinal: line.ordinal,
    key: line.key,
    kind: line.kind as DisputedLine['kind'],
    resource: line.resourceNumber,
    sku: line.sku as DisputedLine['sku'],
    unit: line.unit,
    quantity: line.quantity,
    unitPrice: line.unit_price,
    amountFen: line.amount_fen.toString(),
  };
}
