import { overlapOf, type Period, yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { divideHalfUp } from '@zhengyun/rulebook/decimal.ts';
import { leaseEnd } from '@zhengyun/rulebook/lease-clock.ts';
import { costOver } from '@zhengyun/rulebook/lease-term.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';

/** A request as it was priced when it was submitted. */
export interface PricedRequest {
  readonly kind: 'order' | 'resize' | 'extend';
  readonly submittedAt: Date;
  /** What its lines cost a month, in fen. */
  readonly monthFen: Fen;
  /** What it costs, or adds, to the end of the year in which it was submitted; null: nobody knows. */
  readonly fen: Fen | null;
  /** Of a longer lease, the last day (`YYYY-MM-DD`) there was and the one that is asked for. */
  readonly lease?: { readonly lastDay: string; readonly until: string } | null;
}

/** Large enough that the share of a year it is divided by is exact to the fen of any price. */
const WHOLE: Fen = 10n ** 18n;
const DAY_MS = 86_400_000;

/**
 * What a request that waits costs, or adds, from `now` to the year's end, in fen: as it was priced, where it was submitted this year. Of one submitted in an earlier year
 * that speaks of that year alone, so an order goes by what it costs a month, a change of size by its share of the time, and a longer lease by its months of this year.
 * Null: nobody knows, as of a growth of a year's last day, whose few rounded fen say nothing of a year.
 */
export function costThisYear(priced: PricedRequest, now: Date): Fen | null {
  const { kind, submittedAt, monthFen, fen, lease } = priced;
  const rest: Period = { from: now, to: yearEndOf(now) };
  const priceYearEnd = yearEndOf(submittedAt);
  const added = lease ? overlapOf({ from: leaseEnd(lease.lastDay), to: leaseEnd(lease.until) }, rest) : null;
  // What has no price costs this year nothing all the same where none of its months are this year's.
  if (fen === null) return lease && !added ? 0n : null;
  if (priceYearEnd.getTime() === rest.to.getTime()) return fen;
  if (kind === 'order') return costOver(monthFen, rest);
  if (kind === 'resize') {
    const then = costOver(WHOLE, { from: submittedAt, to: priceYearEnd });
    const saysLittle = fen >= 0n && priceYearEnd.getTime() - submittedAt.getTime() < DAY_MS;
    return saysLittle || then === 0n ? null : divideHalfUp(fen * costOver(WHOLE, rest), then);
  }
  return added ? costOver(monthFen, added) : 0n;
}
