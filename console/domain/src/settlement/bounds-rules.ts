import { type Fen, PPM } from '@zhengyun/rulebook/money.ts';
import type { SettlementPolicy } from '@zhengyun/rulebook/settlement-policy.ts';
import type { ParkedReason } from './steps/schemas.ts';

interface Drafted {
  readonly payableFen: Fen;
  /** Resource of each usage line, by its printed number. */
  readonly usageOf: readonly string[];
  /** What the same contract was to pay for the months before, latest first. */
  readonly before: readonly Fen[];
}

/**
 * What about a draft is so improbable that a person must look before it goes on: the payable far off the median of the last months,
 * or more lines for one resource than a month of use can make. Empty: nothing. Where there is no history nothing is held against it.
 */
export function jumpsOf(draft: Drafted, { bounds }: Pick<SettlementPolicy, 'bounds'>): readonly ParkedReason[] {
  const reasons: ParkedReason[] = [];
  const before = draft.before.slice(0, bounds.months);
  if (before.length >= bounds.fewestMonths) {
    const median = medianOf(before);
    if (isJump(draft.payableFen, median, bounds))
      reasons.push({
        kind: 'payable-jump',
        payableFen: draft.payableFen.toString(),
        medianFen: median.toString(),
        months: before.length,
        factorPpm: bounds.factorPpm.toString(),
      });
  }
  for (const [resource, lines] of Map.groupBy(draft.usageOf, (number) => number))
    if (lines.length > bounds.linesPerResource)
      reasons.push({ kind: 'lines-per-resource', resource, lines: lines.length, most: bounds.linesPerResource });
  return reasons;
}

/** The middle one, of an even number the lower of the two in the middle: an amount that was really to pay. */
export function medianOf(amounts: readonly Fen[]): Fen {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0n;
}

function isJump(payable: Fen, median: Fen, { factorPpm, ignoredFen }: SettlementPolicy['bounds']): boolean {
  const difference = payable > median ? payable - median : median - payable;
  if (difference <= ignoredFen) return false;
  return payable * PPM > median * factorPpm || payable * factorPpm < median * PPM;
}
