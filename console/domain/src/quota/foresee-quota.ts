import { query } from '../verb/query.ts';
import { effectsOf, leftOf, lineOf, refuseGrowth } from './rules.ts';
import { foreseeQuotaSchema } from './schemas.ts';
import { readLines } from './store.ts';

/**
 * What changes would take of a department's quota, and the refusal that reserving them now would meet. Nothing is held: the
 * first check at submission and the evidence at approval, while `reserveQuota` alone decides.
 */
export const foreseeQuota = query({
  allow: ['signed-in', 'job'],
  input: foreseeQuotaSchema,
  async read({ tx }, { departmentId, changes }) {
    const effects = effectsOf(changes);
    const lines = await readLines(tx, departmentId, [...new Set(effects.map((effect) => effect.cloudId))]);
    return {
      refusal: refuseGrowth(lines, effects),
      effects: effects.map((effect) => {
        const line = lineOf(lines, effect);
        const left = line ? leftOf(line) : 0n;
        const { cloudId, dimension, xinchuang, shift } = effect;
        return {
          cloudId,
          dimension,
          xinchuang,
          limit: line?.limit ?? 0n,
          before: left,
          takes: shift,
          after: left - shift,
        };
      }),
    };
  },
});
