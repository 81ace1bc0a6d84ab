import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { refuseOwn } from './own-limit-store.ts';
import { lockTree } from './pool-store.ts';
import { effectsOf, move, refuseGrowth } from './rules.ts';
import { quotaChangesSchema } from './schemas.ts';
import { lockLines, saveLines } from './store.ts';
import { refuseAbove, slicesOf } from './tree-rules.ts';

/**
 * Holds what a request will take, at its last approval, under row locks: the department's own limits and under them the system's, then the cloud's, its tier's
 * and the province's, so two at once never overshoot any of them. QUOTA_MISSING, QUOTA_EXCEEDED, QUOTA_POOL_EXCEEDED.
 */
export const reserveQuota = command({
  event: 'quota.reserved',
  allow: ['job'],
  input: quotaChangesSchema,
  async act(scope, { departmentId, systemId, requestId, changes }) {
    const { tx } = scope;
    const effects = effectsOf(changes);
    const cloudIds = [...new Set(effects.map((effect) => effect.cloudId))];
    const lines = await lockLines(tx, departmentId, cloudIds);
    const growing = effects.filter(({ growth }) => growth > 0n);
    const own = systemId ? await refuseOwn(tx, { departmentId, systemId }, growing) : null;
    const refusal =
      own ??
      refuseGrowth(lines, growing) ??
      refuseAbove(await lockTree(scope, { cloudIds, ...slicesOf(growing) }), growing);
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    await saveLines(tx, move('reserve', lines, effects));
    return {
      result: { effects: effects.length },
      audit: { object: { kind: 'request', id: requestId }, departmentId, detail: { effects } },
    };
  },
});
