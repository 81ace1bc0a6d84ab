import { monthsOf, overlapOf, type Period, periodOf, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { divideHalfUp, scaleOf } from '@zhengyun/rulebook/decimal.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { QUANTITY_PLACES, quantityOf } from '@zhengyun/rulebook/quantity.ts';

export interface AnnualShare extends Period {
  readonly dueBefore: Fen;
  readonly dueAfter: Fen;
}

/**
 * The part of a yearly fee 按年度 that falls into `period`: what is due of it from the contract's beginning to the period's
 * end, less what was due by its start, each rounded half up to fen. A twelfth of the fee is due for each calendar month,
 * part months by the second. As a difference of two dues the shares of all periods add up to the fee, to the fen.
 */
export function annualShare(annualFen: Fen, validity: Period, period: Period): AnnualShare | null {
  const share = overlapOf(validity, period);
  if (!share || annualFen === 0n) return null;
  const due = (at: Date) => dueBy(annualFen, { from: validity.from, to: at });
  return { ...share, dueBefore: due(share.from), dueAfter: due(share.to) };
}

function dueBy(annualFen: Fen, span: Period): Fen {
  const months = monthsOf(span).reduce((sum, month) => {
    const whole = periodOf(month);
    const part = overlapOf(span, whole);
    const seconds = (at: Date) => secondsBetween(whole.from, at);
    return part
      ? sum + quantityOf(1n, { from: seconds(part.from), to: seconds(part.to), month: seconds(whole.to) })
      : sum;
  }, 0n);
  return divideHalfUp(annualFen * months, 12n * scaleOf(QUANTITY_PLACES));
}
