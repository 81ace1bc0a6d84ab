import { formatFen } from './format/fen.ts';

interface AmountProps {
  /** Whole fen as text. */
  readonly fen: string;
  readonly strong?: boolean;
}

/** Money in yuan, two decimals, tabular figures. The unit stands in the column's header or beside it, never in here. */
export function Amount({ fen, strong = false }: AmountProps) {
  return <span className={strong ? 'zy-number zy-strong' : 'zy-number'}>{formatFen(fen)}</span>;
}
