import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { effectsOf, move, refuseGrowth } from './rules.ts';
import { quotaChangesSchema } from './schemas.ts';
import { lockLines, saveLines } from './store.ts';

/** Holds what a request will take, at its last approval, under row locks: two at once never overshoot. QUOTA_MISSING, QUOTA_EXCEEDED. */
export const reserveQuota = command({
  event: 'quota.reserved',
  allow: ['job'],
  input: quotaChangesSchema,
  async act({ tx }, { departmentId, requestId, changes }) {
    const effects = effectsOf(changes);
    const lines = await lockLines(tx, departmentId, [...new Set(effects.map((effect) => effect.cloudId))]);
    const refusal = refuseGrowth(lines, effects);
    if (refusal) throw new DomainError(refusal.code, refusal.facts);
    await saveLines(tx, move('reserve', lines, effects));
    return {
      result: { effects: effects.length },
      audit: { object: { kind: 'request', id: requestId }, departmentId, detail: { effects } },
    };
  },
});
