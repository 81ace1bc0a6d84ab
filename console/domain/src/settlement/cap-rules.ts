import { monthOf, type Period, periodOf, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { divideHalfUp } from '@zhengyun/rulebook/decimal.ts';
import { type ExactYuan, exactOfFen, type Fen, formatExact } from '@zhengyun/rulebook/money.ts';
import { contractYears, dueBySecond } from '../contracts/yearly-part-rules.ts';
import type { AgreedLine } from './agreed/schemas.ts';
import type { Agreed, SettledMonth } from './agreed-rules.ts';

type Span = 'month' | 'year';

interface Reached {
  readonly bound: Fen;
  /** What of the bound holds for the charged part, in whole fen. */
  readonly applied: Fen;
  readonly span: Span;
  readonly earlier: readonly SettledMonth[];
}

/**
 * What the caps 封顶 and floors 保底 of a contract add to `fee`, or take off it: after the coefficient, before penalties, each a line of its
 * own. A month's bound holds for its charged part by the second. A year's counts the months that begin (or whose first charged instant
 * lies) in that contract year: its cap what is left of it after the earlier ones, its floor in the year's last month alone;
 * of a contract year that the contract's end cuts short its share, by twelfths as the yearly part. Where they
 * meet, the year's cap goes before the month's floor. What is left is never below zero.
 */
export function boundLines(agreed: Agreed, period: Period, fee: ExactYuan): readonly AgreedLine[] {
  const { bounds, yearly, version } = agreed;
  const lines: AgreedLine[] = [];
  let left = fee;
  const bound = (kind: 'floor' | 'cap', amount: Fen | null, { span, earlier, share }: Held) => {
    if (amount === null) return;
    const applied = share(amount);
    const before = earlier.reduce((sum, month) => sum + month.fee, 0n);
    const target = exactOfFen(applied) - before;
    const beyond = kind === 'cap' ? left > target : left < target;
    if (!beyond) return;
    const to = target > 0n ? target : 0n;
    lines.push(lineOf(kind, { bound: amount, applied, span, earlier }, { left, exact: to - left, version }));
    left = to;
  };
  const month: Held = { span: 'month', earlier: [], share: (amount) => partOfMonth(amount, period) };
  bound('floor', bounds.monthFloor, month);
  bound('cap', bounds.monthCap, month);
  const year = contractYears(yearly.validity).find(({ from, to }) => period.from >= from && period.from < to);
  if (!year) return lines;
  const whole: Held = {
    span: 'year',
    earlier: agreed.earlier,
    share: (amount) => (year.whole ? amount : dueBySecond(amount, year)),
  };
  if (period.to >= year.to) bound('floor', bounds.yearFloor, whole);
  bound('cap', bounds.yearCap, whole);
  return lines;
}

interface Held {
  readonly span: Span;
  readonly earlier: readonly SettledMonth[];
  readonly share: (amount: Fen) => Fen;
}

function partOfMonth(amount: Fen, period: Period): Fen {
  const month = periodOf(monthOf(period.from));
  return divideHalfUp(amount * secondsBetween(period.from, period.to), secondsBetween(month.from, month.to));
}

function lineOf(
  kind: 'floor' | 'cap',
  { bound, applied, span, earlier }: Reached,
  { left, exact, version }: { readonly left: ExactYuan; readonly exact: ExactYuan; readonly version: number },
): AgreedLine {
  const working = {
    kind,
    span,
    version,
    boundFen: bound.toString(),
    appliedFen: applied.toString(),
    before: formatExact(left),
    earlier: earlier.map(({ month, number, issued, fee }) => ({ month, number, issued, fee: formatExact(fee) })),
  };
  return { key: `5/${span === 'month' ? 1 : 2}/${kind === 'floor' ? 1 : 2}`, kind, sku: null, exact, working };
}
