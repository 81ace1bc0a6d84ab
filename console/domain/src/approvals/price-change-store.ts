import { overlapOf, type Period, yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { leaseEnd } from '@zhengyun/rulebook/lease-clock.ts';
import { foreseePrices } from '../pricing/foresee-prices.ts';
import { getLease } from '../reclaim/get-lease.ts';
import { IN_REVIEW } from '../requests/rules.ts';
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
