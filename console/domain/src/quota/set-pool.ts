import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { keepHistory } from './history-store.ts';
import { lockTree } from './pool-store.ts';
import { savePool } from './pool-writing-store.ts';
import { setPoolSchema } from './schemas.ts';
import { poolChanged, refuseTree } from './tree-rules.ts';
import { usersOfPool } from './users-store.ts';
import { poolAt, setsPools } from './view-rules.ts';

/**
 * Sets what the province, a tier or a cloud may give in all, in one dimension of one stack; a limit of null sets none. The authority of
 * the whole province does, never that of one cloud for its own. Refused: CLOUD_NOT_GRANTED; NOT_FOUND; QUOTA_IN_USE below what is held,
 * with the departments that hold it; QUOTA_OVERGIVEN where less than was given below, or more than the one above has.
 */
export const setPool = command({
  event: 'quota.pool-set',
  allow: ['authority-approver', 'job'],
  input: setPoolSchema,
  stepUp: true,
  async act(scope, { place, dimension, xinchuang, limit, soft, oversubscribe, reason }) {
    if (!setsPools(scope.ctx.actor)) throw new DomainError('CLOUD_NOT_GRANTED');
    const cloudIds = place.level === 'cloud' ? [place.cloudId] : [];
    const tiers = place.level === 'tier' ? [place.tier] : [];
    const tree = await lockTree(scope, { cloudIds, tiers, dimensions: [dimension], stacks: [xinchuang] });
    const before = poolAt(tree, place);
    if (!before) throw new DomainError('NOT_FOUND', { what: 'cloud' });
    const units = (text: string | null) => (text === null ? null : BigInt(text));
    const after = { ...before, limit: units(limit), soft: units(soft), oversubscribe };
    if (after.soft !== null && after.limit !== null && after.soft > after.limit)
      throw new DomainError('INPUT_INVALID', { field: 'soft' });
    const refusal = refuseTree(tree, poolChanged(tree, after));
    if (refusal) {
      const by = refusal.code === 'QUOTA_IN_USE' ? await usersOfPool(scope, refusal.pool) : {};
      throw new DomainError(refusal.code, { ...refusal.facts, ...by });
    }
    await savePool(scope, after);
    const at = { level: place.level, tier: place.level === 'tier' ? place.tier : null, cloudId: before.cloudId };
    const figures = { fromUnits: before.limit, toUnits: after.limit, softUnits: after.soft, oversubscribe };
    await keepHistory(scope, [{ ...at, departmentId: null, systemId: null, dimension, xinchuang, ...figures }], reason);
    return {
      result: { set: 1 },
      audit: {
        object: place.level === 'cloud' ? { kind: 'cloud', id: place.cloudId } : { kind: 'quota', id: place.level },
        detail: {
          place,
          dimension,
          xinchuang,
          limit,
          soft,
          oversubscribe,
          reason,
          before: before.limit?.toString() ?? null,
        },
      },
    };
  },
});
