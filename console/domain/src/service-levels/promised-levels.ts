import { monthOf, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
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
import { groupsOf, levelOf, spanOf, whyUnmeasured } from './promise-rules.ts';
import { minuteCountsText } from './rules.ts';
import type { promisedLevelsSchema } from './schemas.ts';

/**
 * The availability that catalogue terms promised of what a request orders, or of a resource, beside what was measured of its cloud this month
 * since its delivery, and beside what the table of deductions in force now would take off by it: to compare, since money goes by the
 * department's contract and the whole month. NOT_FOUND.
 */
export const promisedLevels = query({
  allow: ['signed-in', 'job'],
  input: promisedOfSchema,
  async read(scope, of): Promise<z.output<typeof promisedLevelsSchema>> {
    const { now } = scope.ctx;
    const month = monthOf(now);
    const soFar = { from: periodOf(month).from, to: now };
    const sla = slaPolicyAt(now);
    const levels = [];
    for (const line of groupsOf(await findPromisedLines.definition.read(scope, of))) {
      const never = whyUnmeasured(line, soFar);
      const span = spanOf(line, soFar);
      const counts = never ? null : await countsOf(scope, line.cloud.id, span);
      const level = levelOf(line.promisedPpm, counts, sla.minimumCoveragePpm);
      levels.push({
        items: line.items,
        cloud: line.cloud,
        promisedPpm: line.promisedPpm?.toString() ?? null,
        from: counts && span.from.toISOString(),
        to: counts && span.to.toISOString(),
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

/** Minutes of a cloud; null where nothing observes it. */
async function countsOf(scope: VerbScope, cloudId: string, { from, to }: Period): Promise<MinuteCounts | null> {
  const [object] = await countMinutes.definition.read(scope, { cloudIds: [cloudId], from, to });
  return object?.counts ?? null;
}
