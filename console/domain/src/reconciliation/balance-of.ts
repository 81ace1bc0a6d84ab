import { query } from '../verb/query.ts';
import { balanceOver } from './balance-rules.ts';
import { booksUntil, departmentNames } from './books-store.ts';
import { overOf, overText } from './over-rules.ts';
import { type BalanceOf, balanceInputSchema } from './schemas.ts';

/**
 * The stock balance of a month, up to now where it is not over: by billing item (信创 is part of it) and tier, and by department where asked
 * for. Refused: MONTH_INVALID for a month to come.
 */
export const balanceOf = query({
  allow: ['finance', 'authority-approver', 'technical-reviewer', 'platform-engineer', 'auditor', 'job'],
  input: balanceInputSchema,
  async read({ ctx, tx }, { month, by }): Promise<BalanceOf> {
    const over = overOf(month, ctx.now);
    const balance = balanceOver(await booksUntil(tx, over.period.to), over.period, by);
    const departments = await departmentNames(tx);
    return {
      ...overText(over),
      rows: balance.rows.map(({ departmentId, ordered, balanced, sku, tier, ...terms }) => ({
        sku,
        tier,
        department: departments.get(departmentId ?? '') ?? null,
        opening: terms.opening.toString(),
        opened: terms.opened.toString(),
        reclaimed: terms.reclaimed.toString(),
        resized: terms.resized.toString(),
        takenOn: terms.takenOn.toString(),
        handedOver: terms.handedOver.toString(),
        closing: terms.closing.toString(),
        ordered: ordered?.toString() ?? null,
        balanced,
      })),
      faults: balance.faults.length,
      differences: balance.differences.length,
      balanced: balance.balanced,
    };
  },
});
