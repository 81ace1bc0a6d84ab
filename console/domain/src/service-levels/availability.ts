import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import {
  availabilityPpm,
  coveragePpm,
  deductionTierOf,
  judgedSince,
  quorumPolicyAt,
  slaPolicyAt,
} from '@zhengyun/rulebook/sla.ts';
import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { countMinutes } from './count-minutes.ts';
import { minuteCountsText } from './rules.ts';
import { availabilityInputSchema, type availabilitySchema, type ObjectAvailability } from './schemas.ts';
import { firstObserver, lastObservation, observers } from './store.ts';

/** Month to date of every observed cloud, or one: public to all who are signed in (F18). MONTH_INVALID before it begins, and of months before the first rule. */
export const availability = query({
  allow: ['signed-in', 'job'],
  input: availabilityInputSchema,
  async read({ ctx, tx }, input): Promise<z.output<typeof availabilitySchema>> {
    const month = input.month ?? monthOf(ctx.now);
    const period = periodOf(month);
    const since = judgedSince();
    if (period.from > ctx.now || since === null || period.from < since)
      throw new DomainError('MONTH_INVALID', { month });
    const to = new Date(Math.min(period.to.getTime(), ctx.now.getTime()));
    const counted = await countMinutes.definition.read(
      { ctx, tx },
      { from: period.from, to, ...(input.cloudId ? { cloudIds: [input.cloudId] } : {}) },
    );
    const quorum = quorumPolicyAt(to);
    const sla = slaPolicyAt(to);
    const watching = await observers(tx);
    const first = await firstObserver(tx);
    const objects: ObjectAvailability[] = [];
    for (const { counts, ...object } of counted) {
      const last = await lastObservation(tx, object.id, to);
      objects.push({
        object: {
          id: object.id,
          name: object.name,
          kind: 'cloud-api',
          observedFrom: object.observedFrom.toISOString(),
        },
        cloud: {
          id: object.cloudId,
          slug: object.cloudSlug,
          name: object.cloudName,
          tier: object.tier as ObjectAvailability['cloud']['tier'],
        },
        observers: watching.map(({ id, name, organisation }) => ({ id, name, organisation, looks: id === first?.id })),
        minutes: minuteCountsText(counts),
        availabilityPpm: availabilityPpm(counts)?.toString() ?? null,
        coveragePpm: coveragePpm(counts)?.toString() ?? null,
        deductionPpm: deductionTierOf(counts, sla)?.deductPpm.toString() ?? null,
        lastObservation: last ? { ...last, at: last.at.toISOString() } : null,
      });
    }
    const { id, minimumObservers, downQuorum, observerRule } = quorum;
    const tiers = sla.tiers.map((tier) => ({
      atLeastPpm: tier.atLeastPpm.toString(),
      deductPpm: tier.deductPpm.toString(),
    }));
    return {
      month,
      from: period.from.toISOString(),
      to: to.toISOString(),
      quorum: { id, minimumObservers, downQuorum, observerRule },
      slaPolicy: { id: sla.id, minimumCoveragePpm: sla.minimumCoveragePpm.toString(), tiers },
      objects,
    };
  },
});
