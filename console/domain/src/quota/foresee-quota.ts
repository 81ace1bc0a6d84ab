import { query } from '../verb/query.ts';
import { refuseOwn } from './own-limit-store.ts';
import { readTree } from './pool-store.ts';
import { effectsOf, isOverSoft, leftOf, lineOf, type Refusal, refuseGrowth } from './rules.ts';
import { foreseeQuotaSchema } from './schemas.ts';
import { readLines } from './store.ts';
import { refuseAbove, slicesOf } from './tree-rules.ts';

/**
 * What changes would take of a department's quota, whether that is past a soft limit, and the refusal that reserving them now would meet. Nothing is held: the
 * first check at submission and the evidence at approval, while `reserveQuota` alone decides.
 */
export const foreseeQuota = query({
  allow: ['signed-in', 'job'],
  input: foreseeQuotaSchema,
  async read(scope, { departmentId, systemId, changes }) {
    const { tx } = scope;
    const effects = effectsOf(changes);
    const lines = await readLines(tx, departmentId, [...new Set(effects.map((effect) => effect.cloudId))]);
    const above = refuseAbove(await readTree(scope, slicesOf(effects)), effects);
    const own = systemId ? await refuseOwn(tx, { departmentId, systemId }, effects) : null;
    const refusal: Refusal | null = own ?? refuseGrowth(lines, effects) ?? above;
    return {
      refusal: refusal && { code: refusal.code, facts: refusal.facts },
      effects: effects.map((effect) => {
        const line = lineOf(lines, effect);
        const left = line ? leftOf(line) : 0n;
        const { cloudId, dimension, xinchuang, growth, shift } = effect;
        return {
          cloudId,
          dimension,
          xinchuang,
          limit: line?.limit ?? 0n,
          before: left,
          takes: shift,
          after: left - shift,
          soft: line?.soft ?? null,
          isOverSoft: line ? isOverSoft(line, growth) : false,
        };
      }),
    };
  },
});
