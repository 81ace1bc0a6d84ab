import { yearEndOf } from '@zhengyun/rulebook/calendar.ts';
import { SKUS } from '@zhengyun/rulebook/dimension.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import { query } from '../verb/query.ts';
import { departmentOf } from '../verb/refusal-rules.ts';
import { bookOf, costOver, priceListAt } from './estimate-rules.ts';
import { costInputSchema } from './schemas.ts';
import { versionsAt } from './store.ts';

/**
 * What things in use cost from an instant of their own to the end of that instant's calendar year, by the prices in force now, in
 * fen, in their order: an estimate to plan with, each of one thing as though nothing else were used, and rounded once. Null where no
 * version is in force or an item of any has no price.
 */
export const costToYearEnd = query({
  allow: ['signed-in', 'job'],
  input: costInputSchema,
  async read({ ctx, tx }, { lines, departmentId }): Promise<readonly Fen[] | null> {
    if (lines.length === 0) return [];
    const versions = await versionsAt(tx, ctx.now, departmentId ?? departmentOf(ctx.actor));
    const book = bookOf(priceListAt(versions, ctx.now, SKUS));
    const costs = lines.map((line) => costOver(line, book, { from: line.from, to: yearEndOf(line.from) }));
    return costs.includes(null) ? null : costs.map((fen) => fen ?? 0n);
  },
});
