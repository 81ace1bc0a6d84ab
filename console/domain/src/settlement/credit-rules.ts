import { divideFloor, scaleOf } from '@zhengyun/rulebook/decimal.ts';
import { EXACT_PLACES, type ExactYuan, exactOfFen, type Fen } from '@zhengyun/rulebook/money.ts';
import type { CorrectionWorking } from './corrections/schemas.ts';

/** An approved credit note or adjustment that is not taken into account whole. */
export interface Correction {
  readonly id: string;
  readonly number: string;
  readonly kind: 'credit' | 'adjustment';
  /** What it puts right. */
  readonly statement: { readonly number: string; readonly month: string };
  readonly reason: string;
  readonly reference: string;
  readonly totalFen: Fen;
  /** What no issued statement took into account yet, of the total's sign. */
  readonly leftFen: Fen;
}

export interface CorrectionLine {
  readonly key: string;
  readonly kind: Correction['kind'];
  readonly sku: null;
  readonly exact: ExactYuan;
  readonly working: CorrectionWorking;
}

/**
 * Credit notes 冲减单 and adjustments 调整单 as lines of their own, last of all, so that nothing shrinks or lifts them: first what adds, then
 * what takes off, each in order of number. In whole fen, so that the rounding of the statement touches none of them. Never more is taken off
 * than the statement comes to in fen; the rest is said and carried to the next.
 */
export function correctionLines(corrections: readonly Correction[], payable: ExactYuan): readonly CorrectionLine[] {
  const inOrder = corrections.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const adds = inOrder.filter(({ leftFen }) => leftFen > 0n);
  const takes = inOrder.filter(({ leftFen }) => leftFen < 0n);
  const added = adds.reduce((sum, { leftFen }) => sum + leftFen, 0n);
  let most = mostTaken(payable + exactOfFen(added));
  const taken = takes.map((correction) => {
    const [fen] = [-correction.leftFen, most].toSorted((a, b) => (a < b ? -1 : 1)) as [bigint, bigint];
    most -= fen;
    return lineOf(correction, -fen);
  });
  return [...adds.map((correction) => lineOf(correction, correction.leftFen)), ...taken];
}

/** Whole fen that leave nothing, or a part of a fen that is rounded away: half a fen stays to be paid. */
function mostTaken(payable: ExactYuan): Fen {
  if (payable <= 0n) return 0n;
  const scale = scaleOf(EXACT_PLACES - 2);
  const whole = divideFloor(payable, scale);
  return (payable - whole * scale) * 2n > scale ? whole + 1n : whole;
}

function lineOf(correction: Correction, fen: Fen): CorrectionLine {
  const { id: creditNoteId, kind, number, statement, reason, reference, totalFen, leftFen } = correction;
  const working = {
    ...{ kind, creditNoteId, number, statement, reason, reference },
    ...{ totalFen: totalFen.toString(), beforeFen: leftFen.toString(), carriedFen: (leftFen - fen).toString() },
  };
  return { key: `7/${number}`, kind, sku: null, exact: exactOfFen(fen), working };
}
