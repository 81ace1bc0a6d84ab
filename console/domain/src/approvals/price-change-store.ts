import { overlapOf, type Period, yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { leaseEnd } from '@zhengyun/rulebook/lease-clock.ts';
import { costOver } from '@zhengyun/rulebook/lease-term.ts';
import { foreseePrices } from '../pricing/foresee-prices.ts';
import { getLease } from '../reclaim/get-lease.ts';
import { IN_REVIEW, isOpen } from '../requests/rules.ts';
import type { RequestDetail } from '../requests/schemas.ts';
import type { VerbScope } from '../verb/context.ts';

/** What becomes of the quoted price by the year's end; null where it stays, or nothing is left to decide. */
export async function priceChangeOf(scope: VerbScope, request: RequestDetail) {
  const { state, kind, priceVersion, lines } = request;
  if (!IN_REVIEW.includes(state) || kind === 'release' || !priceVersion) return null;
  const period = await periodAsked(scope, request);
  const asked = lines.map(({ spec, xinchuang }) => ({ spec, xinchuang }));
  return period && foreseePrices.definition.read(scope, { versionId: priceVersion.id, lines: asked, period });
}

/**
 * What a request costs to the end of this year, in fen as text: as it was priced, and of one that was submitted in an earlier year and is under way
 * still by what its lines cost a month from now on.
 */
export async function yearEndPriceOf(scope: VerbScope, request: RequestDetail) {
  const { state, kind, submittedAt, lines } = request;
  const isOfThisYear = yearEndOf(new Date(submittedAt)).getTime() === yearEndOf(scope.ctx.now).getTime();
  const priced = lines.map(({ ordinal, monthFen, yearEndFen }) => ({ ordinal, monthFen, yearEndFen }));
  if (isOfThisYear || !isOpen(state) || kind === 'release') return { yearEndFen: request.yearEndFen, lines: priced };
  const period = await periodAsked(scope, request);
  const costOf = (monthFen: string) => (period ? costOver(BigInt(monthFen), period) : 0n);
  return {
    yearEndFen: priced.reduce((sum, { monthFen }) => sum + costOf(monthFen), 0n).toString(),
    lines: priced.map((line) => ({ ...line, yearEndFen: costOf(line.monthFen).toString() })),
  };
}

/** The time of this year that is decided on: of an extension what it adds; null where that is nothing of this year. */
async function periodAsked(scope: VerbScope, { kind, lines }: RequestDetail): Promise<Period | null> {
  const { now } = scope.ctx;
  const yearEnd = yearEndOf(now);
  const [line] = lines;
  if (kind !== 'extend') return { from: now, to: yearEnd };
  if (!line?.leaseUntil) return null;
  const { lease } = await getLease.definition.read(scope, { resourceId: line.resource.id });
  if (!lease) return null;
  const added = { from: leaseEnd(lease.lastDay), to: leaseEnd(line.leaseUntil) };
  return overlapOf(added, { from: now, to: yearEnd });
}
