import { chineseAmount } from '@zhengyun/rulebook/chinese-amount.ts';
import { type ExactYuan, exactOfFen, type Fen, formatExact, parseExact } from '@zhengyun/rulebook/money.ts';
import type { StatementWorking } from '../schemas.ts';
import { FIGURE_RULES } from './figure-table-rules.ts';
import type { Figure } from './schemas.ts';

/** What a statement says above its lines; `effect` is what its coefficient line came to. */
export interface Said {
  readonly working: StatementWorking;
  readonly payableFen: Fen;
  readonly effect: ExactYuan;
}

const NOTHING = formatExact(0n);

/** A figure as it stands in the statement. Nothing is worked out here: what a statement of before lacks is nothing. */
export function figureValue(figure: Figure, { working, payableFen, effect }: Said): string {
  switch (figure) {
    case 'coefficient':
      return working.coefficient.value;
    case 'effect':
      return formatExact(effect);
    case 'payable':
      return payableFen.toString();
    case 'chinese':
      return chineseAmount(payableFen);
    default:
      return working[figure] ?? NOTHING;
  }
}

/** Yuan that a figure stands for; null where it stands for none. */
function yuanOf(figure: Figure, said: Said): ExactYuan | null {
  switch (FIGURE_RULES[figure].unit) {
    case 'yuan':
      return parseExact(figureValue(figure, said));
    case 'fen':
      return exactOfFen(said.payableFen);
    default:
      return null;
  }
}

/** What the lines of a figure come to, from the stored rows. */
export interface LineSums {
  readonly exact: ExactYuan;
  readonly amountFen: Fen;
}

/**
 * Whether a figure is what its lines (payable: their rounded parts) and its terms add up to; null where it adds nothing up. Both are looked at
 * where there are both.
 */
export function addsUp(figure: Figure, said: Said, sums: LineSums): boolean | null {
  const { lines, terms, unit } = FIGURE_RULES[figure];
  const own = yuanOf(figure, said);
  if (own === null) return null;
  const checks: boolean[] = [];
  if (lines === 'all') checks.push(exactOfFen(sums.amountFen) === own);
  else if (lines.length > 0 && unit === 'yuan') checks.push(sums.exact === own);
  if (terms.length > 0) {
    const yuan = terms.map((term) => ({ sign: term.sign, of: yuanOf(term.figure, said) ?? 0n }));
    checks.push(yuan.reduce((sum, { sign, of }) => (sign === '+' ? sum + of : sum - of), 0n) === own);
  }
  return checks.every(Boolean);
}
