import { yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { leaseEnd } from '@zhengyun/rulebook/lease-clock.ts';
import { costOver, extendedTo, refuseExtension } from '@zhengyun/rulebook/lease-term.ts';
import { reclaimPolicyOf } from '@zhengyun/rulebook/reclaim-policy.ts';
import { foreseeOrder } from '../budgets/foresee-order.ts';
import { quote } from '../pricing/quote.ts';
import { getLease } from '../reclaim/get-lease.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { type ForeseenExtension, foreseeExtendSchema, foreseenExtensionSchema } from './extension/schemas.ts';
import { lockResource } from './store.ts';

/**
 * What an extension that is being typed would give: the new last day, why it would be refused, and what the added time costs by today's
 * price: a month, to the year's end, and to the new end. Null where it has no price, but for no time of this year. Refused: NOT_FOUND.
 */
export const foreseeExtend = query({
  allow: ['applicant'],
  input: foreseeExtendSchema,
  async read(scope, { resourceId, months }): Promise<ForeseenExtension> {
    const { now } = scope.ctx;
    const resource = await lockResource(scope.tx, resourceId);
    const { lease } = await getLease.definition.read(scope, { resourceId });
    if (!resource || !lease) throw new DomainError('NOT_FOUND', { what: 'lease' });
    const { lastDay, policyId } = lease;
    const to = extendedTo(lastDay, months);
    const line = { cloud: resource.cloud_slug, zone: resource.zone_code, spec: resource.spec };
    const price = await quote.definition.read(scope, { lines: [line] }).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'NO_PRICE') return null;
      throw error;
    });
    const [from, end, yearEnd] = [leaseEnd(lastDay), leaseEnd(to), yearEndOf(now)];
    // No time costs nothing, also where there is no price.
    const costFen = (until: Date) =>
      until <= from ? '0' : price && costOver(BigInt(price.monthFen), { from, to: until }).toString();
    const yearEndFen = costFen(new Date(Math.min(end.getTime(), yearEnd.getTime())));
    const asked = { departmentId: resource.department_id, resourceId, addedFen: yearEndFen, counted: true };
    return foreseenExtensionSchema.parse({
      lastDay,
      to,
      refusal:
        refuseExtension({ lastDay, months }, now, reclaimPolicyOf(policyId)) ??
        (await foreseeOrder.definition.read(scope, asked)),
      monthFen: price?.monthFen ?? null,
      yearEndFen,
      costFen: costFen(end),
    });
  },
});
