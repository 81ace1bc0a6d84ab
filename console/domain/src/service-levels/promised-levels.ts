import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import {
  availabilityPpm,
  coveragePpm,
  deductionTierOf,
  type MinuteCounts,
  slaPolicyAt,
} from '@zhengyun/rulebook/sla.ts';
import type { z } from 'zod';
import { findPromisedLines, promisedOfSchema } from '../requests/find-promised-lines.ts';
import type { VerbScope } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { countMinutes } from './count-minutes.ts';
import { groupsOf, levelOf, type PromisedLine, whyUnmeasured } from './promise-rules.ts';
import { minuteCountsText } from './rules.ts';
import type { promisedLevelsSchema } from './schemas.ts';

/**
 * The availability that catalogue terms promised of what a request orders, or of a resource, beside what was measured of its cloud this month
 * since its delivery, and beside what the contract's table would take off: money goes by the table alone. NOT_FOUND.
 */
export const promisedLevels = query({
  allow: ['signed-in', 'job'],
  input: promisedOfSchema,
  async read(scope, of): Promise<z.output<typeof promisedLevelsSchema>> {
    const { now } = scope.ctx;
    const month = monthOf(now);
    const sla = slaPolicyAt(now);
    const levels = [];
    for (const line of groupsOf(await findPromisedLines.definition.read(scope, of))) {
      const never = whyUnmeasured(line);
      const counted = never ? null : await countedOf(scope, line);
      const { counts } = counted ?? { counts: null };
      const level = levelOf(line.promisedPpm, counts, sla.minimumCoveragePpm);
      levels.push({
        items: line.items,
        cloud: line.cloud,
        promisedPpm: line.promisedPpm?.toString() ?? null,
        from: counted?.from.toISOString() ?? null,
        to: counted?.to.toISOString() ?? null,
        minutes: counts && minuteCountsText(counts),
        measuredPpm: (counts && availabilityPpm(counts)?.toString()) ?? null,
        coveragePpm: (counts && coveragePpm(counts)?.toString()) ?? null,
        deductionPpm: (counts && deductionTierOf(counts, sla)?.deductPpm.toString()) ?? null,
        ...level,
        why: level.standing === 'unmeasured' ? (never ?? level.why) : null,
      });
    }
    const tiers = sla.tiers.map(({ atLeastPpm, deductPpm }) => ({
      atLeastPpm: `${atLeastPpm}`,
      deductPpm: `${deductPpm}`,
    }));
    return { month, slaPolicy: { id: sla.id, minimumCoveragePpm: `${sla.minimumCoveragePpm}`, tiers }, levels };
  },
});

/** Minutes of the line's cloud from its delivery on, within this month and before its release; null where nothing observes the cloud. */
async function countedOf(
  scope: VerbScope,
  { cloud, deliveredAt, releasedAt }: PromisedLine,
): Promise<{ readonly from: Date; readonly to: Date; readonly counts: MinuteCounts } | null> {
  const { now } = scope.ctx;
  const begun = periodOf(monthOf(now)).from;
  const from = deliveredAt && deliveredAt > begun ? deliveredAt : begun;
  const to = releasedAt && releasedAt < now ? releasedAt : now;
  if (to <= from) return null;
  const [object] = await countMinutes.definition.read(scope, { cloudIds: [cloud.id], from, to });
  return object ? { from, to, counts: object.counts } : null;
}
