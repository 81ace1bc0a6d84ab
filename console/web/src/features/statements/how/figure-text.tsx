import { Amount } from '../../../ui/amount.tsx';
import { formatDecimal } from '../../../ui/format/decimal.ts';

interface FigureTextProps {
  readonly unit: 'yuan' | 'fen' | 'coefficient' | 'chinese';
  readonly value: string;
}

/** A figure as it is printed: every digit of an exact one. */
export function FigureText({ unit, value }: FigureTextProps) {
  switch (unit) {
    case 'fen':
      return <Amount fen={value} />;
    case 'yuan':
      return <span className="zy-number">{formatDecimal(value, 2)}</span>;
    case 'coefficient':
      return <span className="zy-number">{value}</span>;
    case 'chinese':
      return <span lang="zh-CN">{value}</span>;
  }
}
