import type { Fen } from '@zhengyun/rulebook/money.ts';
import { query } from '../verb/query.ts';
import { missingPrices, priceLine } from './rules.ts';
import { costInputSchema } from './schemas.ts';
import { pricesOf, versionAt } from './store.ts';

/**
 * What things in use cost from an instant of their own to the end of that instant's calendar year, by the price version in force now, in
 * fen: an estimate to plan with, each thing rounded once. Null where no version is in force or an item of it has no price.
 */
export const costToYearEnd = query({
  allow: ['signed-in', 'job'],
  input: costInputSchema,
  async read({ ctx, tx }, { lines }): Promise<Fen | null> {
    if (lines.length === 0) return 0n;
    const version = await versionAt(tx, ctx.now);
    if (!version) return null;
    const prices = await pricesOf(tx, version.id);
    if (missingPrices(lines, prices).length > 0) return null;
    return lines.reduce((sum, line) => sum + line.many * priceLine(line, prices, line.from).yearEndFen, 0n);
  },
});
