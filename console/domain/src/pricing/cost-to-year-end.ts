import type { Fen } from '@zhengyun/rulebook/money.ts';
import { unpricedSkus, yearEndFen } from '@zhengyun/rulebook/tariff.ts';
import { query } from '../verb/query.ts';
import { costInputSchema } from './schemas.ts';
import { pricesOf, versionAt } from './store.ts';

/**
 * What things in use cost from an instant of their own to the end of that instant's calendar year, by the price version in force now, in
 * fen, in their order: an estimate to plan with, each of one thing and rounded once. Null where no version is in force or an item of
 * any has no price.
 */
export const costToYearEnd = query({
  allow: ['signed-in', 'job'],
  input: costInputSchema,
  async read({ ctx, tx }, { lines }): Promise<readonly Fen[] | null> {
    if (lines.length === 0) return [];
    const version = await versionAt(tx, ctx.now);
    if (!version) return null;
    const prices = new Map(
      [...(await pricesOf(tx, version.id))].map(([sku, { unitPrice }]) => [sku, unitPrice] as const),
    );
    if (lines.some((line) => unpricedSkus({ ...line, prices }).length > 0)) return null;
    return lines.map((line) => yearEndFen({ ...line, prices }, line.from));
  },
});
