import { divideHalfUp, scaleOf } from '@zhengyun/rulebook/decimal.ts';
import { formatFen } from '../../ui/format/fen.ts';

/** An exact figure in whole fen, half up, for display alone. */
export function fenOf(exact: string): bigint {
  const [whole = '0', decimals = ''] = exact.replace('-', '').split('.');
  const fraction = decimals.padEnd(2, '0');
  const fen = divideHalfUp(BigInt(whole + fraction), scaleOf(fraction.length - 2));
  return exact.startsWith('-') ? -fen : fen;
}

/** An exact figure as yuan with two decimals; `signed`: with a plus where it is more. Null stays null: unknown. */
export function exactYuan(exact: string | null, signed = false): string | null {
  if (exact === null) return null;
  const fen = fenOf(exact);
  return `${signed && fen > 0n ? '+' : ''}${formatFen(fen.toString())}`;
}

/** Fen as yuan; `signed`: with a plus where it is more. Null stays null: unknown. */
export function netYuan(fen: string | null, signed = false): string | null {
  return fen === null ? null : `${signed && BigInt(fen) > 0n ? '+' : ''}${formatFen(fen)}`;
}
