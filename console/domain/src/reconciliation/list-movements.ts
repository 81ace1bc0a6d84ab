import { DIMENSIONS, skuOf } from '@zhengyun/rulebook/dimension.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { ledgerSteps } from './book-rules.ts';
import { booksUntil, departmentNames } from './books-store.ts';
import { overOf, overText } from './over-rules.ts';
import { MOST_MOVEMENTS, movementsInputSchema, type movementsSchema } from './schemas.ts';

/** The changes that a row of the stock balance is made of, oldest first: MOST_MOVEMENTS of them at most, and how many there are. */
export const listMovements = query({
  allow: ['finance', 'authority-approver', 'technical-reviewer', 'platform-engineer', 'auditor'],
  input: movementsInputSchema,
  async read({ ctx, tx }, { month, sku, tier, departmentId }): Promise<z.output<typeof movementsSchema>> {
    const over = overOf(month, ctx.now);
    const { changes, resources } = await booksUntil(tx, over.period.to);
    const departments = await departmentNames(tx);
    const moved = ledgerSteps(changes)
      .steps.filter(({ at }) => at >= over.period.from)
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .flatMap((step) => {
        const resource = resources.get(step.resourceId);
        const department = departments.get(step.departmentId ?? '');
        const dimension = DIMENSIONS.find((each) => skuOf(each, resource?.xinchuang ?? false) === sku);
        if (!resource || !department || !dimension || !step.changeId || resource.tier !== tier) return [];
        if (departmentId !== undefined && department.id !== departmentId) return [];
        const [before, after] = [step.before[dimension] ?? 0n, step.after[dimension] ?? 0n];
        if (before === after) return [];
        return {
          changeId: step.changeId,
          at: step.at.toISOString(),
          kind: step.kind,
          resource: { id: resource.id, number: resource.number },
          department,
          before: before.toString(),
          after: after.toString(),
        };
      });
    return { ...overText(over), items: moved.slice(0, MOST_MOVEMENTS), total: moved.length };
  },
});
