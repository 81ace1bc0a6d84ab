import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { localRulesOf, profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { command } from '../verb/command.ts';
import { requireCloud } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { keepHistory } from './history-store.ts';
import { refuseLowered } from './lowered-store.ts';
import { lockTree } from './pool-store.ts';
import { limitOf, refuseBelowFloor } from './rules.ts';
import { setQuotaSchema } from './schemas.ts';
import { lockLines, placeOfLimit, saveLimits } from './store.ts';
import { givenChanged, refuseTree } from './tree-rules.ts';

/**
 * Sets limits of one department on one cloud. Refused: one lowered below what is held of it, with what holds it (QUOTA_IN_USE); one
 * below the floor of the cloud's region (QUOTA_BELOW_FLOOR, F14); more in all than the cloud, its tier or the province has to give,
 * unless that one says it may (QUOTA_OVERGIVEN).
 */
export const setQuota = command({
  event: 'quota.set',
  allow: ['authority-approver', 'job'],
  input: setQuotaSchema,
  stepUp: true,
  async act(scope, { departmentId, cloudId, xinchuang, limits, soft, reason }) {
    const { ctx, tx } = scope;
    const place = await placeOfLimit(tx, departmentId, cloudId);
    if (!place) throw new DomainError('NOT_FOUND');
    requireCloud(ctx.actor, ['authority-approver'], { cloudId });
    const lines = await lockLines(tx, departmentId, [cloudId]);
    const wanted = Object.entries(limits).map(([key, text]) => {
      const line = lines.find((each) => each.dimension === key && each.xinchuang === xinchuang);
      return limitOf(dimensionSchema.parse(key), { units: text, soft: soft[dimensionSchema.parse(key)] }, line);
    });
    const { quotaFloor } = localRulesOf(place.profile, place.region, profilePolicyAt(ctx.now));
    const odd = wanted.find(({ units, soft: own }) => own !== null && own > units);
    if (odd) throw new DomainError('INPUT_INVALID', { field: `soft.${odd.dimension}` });
    const low = refuseBelowFloor(wanted, quotaFloor);
    if (low) throw new DomainError(low.code, low.facts);
    await refuseLowered(tx, { departmentId, cloudId, xinchuang }, wanted);
    const dimensions = wanted.map(({ dimension }) => dimension);
    const tree = await lockTree(scope, { cloudIds: [cloudId], dimensions, stacks: [xinchuang] });
    const shifts = wanted.map(({ dimension, units, line }) => {
      return { cloudId, xinchuang, dimension, shift: units - (line?.limit ?? 0n) };
    });
    const over = refuseTree(tree, givenChanged(tree, shifts));
    if (over) throw new DomainError(over.code, over.facts);
    await saveLimits(scope, { departmentId, cloudId, xinchuang }, wanted);
    const at = {
      level: 'department' as const,
      tier: null,
      cloudId,
      departmentId,
      systemId: null,
      xinchuang,
      oversubscribe: false,
    };
    const settled = wanted.map(({ dimension, units: toUnits, soft: softUnits, line }) => ({
      ...at,
      ...{ dimension, toUnits, softUnits, fromUnits: line?.limit ?? null },
    }));
    await keepHistory(scope, settled, reason);
    return {
      result: { set: wanted.length },
      audit: { object: { kind: 'cloud', id: cloudId }, departmentId, detail: { xinchuang, limits, soft, reason } },
    };
  },
});
