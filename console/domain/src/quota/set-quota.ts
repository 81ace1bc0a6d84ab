import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { localRulesOf, profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { newId } from '../verb/id.ts';
import { heldOf, refuseBelowFloor } from './rules.ts';
import { setQuotaSchema } from './schemas.ts';
import { lockLines, placeOfLimit, saveLimit } from './store.ts';

/**
 * Sets limits of one department on one cloud. A limit below what is reserved, booked and taken over is refused: QUOTA_EXCEEDED;
 * one below the floor of the cloud's region: QUOTA_BELOW_FLOOR (F14).
 */
export const setQuota = command({
  event: 'quota.set',
  allow: ['authority-approver', 'job'],
  input: setQuotaSchema,
  async act({ ctx, tx }, { departmentId, cloudId, xinchuang, limits }) {
    const place = await placeOfLimit(tx, departmentId, cloudId);
    if (!place) throw new DomainError('NOT_FOUND');
    requireCloud(ctx.actor, ['authority-approver'], { cloudId });
    const { quotaFloor } = localRulesOf(place.profile, place.region, profilePolicyAt(ctx.now));
    const wanted = Object.entries(limits).map(([key, text]) => ({
      dimension: dimensionSchema.parse(key),
      units: BigInt(text),
    }));
    const refusal = refuseBelowFloor(wanted, quotaFloor);
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    const lines = await lockLines(tx, departmentId, [cloudId]);
    for (const { dimension, units: limit_units } of wanted) {
      const line = lines.find((each) => each.dimension === dimension && each.xinchuang === xinchuang);
      const held = line ? heldOf(line) : 0n;
      // What was taken over may be more than a limit ever was: then it may stay, or grow.
      if (limit_units < held && limit_units < (line?.limit ?? 0n))
        throw new DomainError('QUOTA_EXCEEDED', { dimension, asked: held.toString(), left: limit_units.toString() });
      await saveLimit(tx, {
        id: line?.id ?? newId(ctx.now),
        department_id: departmentId,
        cloud_id: cloudId,
        dimension,
        xinchuang,
        limit_units,
      });
    }
    return {
      result: { set: Object.keys(limits).length },
      audit: { object: { kind: 'cloud', id: cloudId }, departmentId, detail: { xinchuang, limits } },
    };
  },
});
