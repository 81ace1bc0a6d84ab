import type { NoteLineFacts } from './schemas.ts';

/** A statement's line as it is stored. */
interface StoredLine {
  readonly ordinal: number;
  readonly kind: string;
  readonly resourceNumber: string | null;
  readonly sku: string | null;
  readonly unit: string | null;
  readonly quantity: string | null;
  readonly unit_price: string | null;
}

/** What a note says of a statement's line. */
export function lineFacts(line: StoredLine): NoteLineFacts {
  return {
    kind: line.kind as NoteLineFacts['kind'],
    ordinal: line.ordinal,
    resource: line.resourceNumber,
    sku: line.sku as NoteLineFacts['sku'],
    unit: line.unit,
    quantity: line.quantity,
    unitPrice: line.unit_price,
  };
}
