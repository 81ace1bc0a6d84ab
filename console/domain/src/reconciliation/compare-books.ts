import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import { reconciliationPolicyAt } from '@zhengyun/rulebook/reconciliation-policy.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { booksUntil, cloudNames } from './books-store.ts';
import { comparedOver } from './compared-store.ts';
import { overOf, overText } from './over-rules.ts';
import { comparisonInputSchema, type comparisonSchema } from './schemas.ts';

/**
 * Orders, own meter, cluster and vendor's bill beside each other, by cloud and billing item. What nobody looked at, and a bill that did not come,
 * is unknown, never equal. Refused: MONTH_INVALID for a month to come.
 */
export const compareBooks = query({
  allow: ['finance', 'authority-approver', 'technical-reviewer', 'platform-engineer', 'auditor'],
  input: comparisonInputSchema,
  async read(scope, { month }): Promise<z.output<typeof comparisonSchema>> {
    const { ctx, tx } = scope;
    const over = overOf(month, ctx.now);
    const policy = reconciliationPolicyAt(ctx.now);
    const books = await booksUntil(tx, over.period.to);
    const { rows, consumed } = await comparedOver(scope, { over, books, policy });
    const clouds = await cloudNames(tx);
    return {
      ...overText(over),
      policy: policy.id,
      billTolerancePpm: policy.billTolerancePpm.toString(),
      lookCountsHours: policy.lookCountsHours,
      rows: rows.flatMap(({ cloudId, ...row }) => {
        const cloud = clouds.get(cloudId);
        if (!cloud) return [];
        return {
          cloud,
          sku: row.sku,
          orderUnits: row.orderUnits.toString(),
          meterUnits: row.meterUnits.toString(),
          clusterUnits: row.clusterUnits?.toString() ?? null,
          unseenUnits: row.unseenUnits.toString(),
          orderQuantity: formatQuantity(row.orderQuantity),
          meterQuantity: formatQuantity(row.meterQuantity),
          billQuantity: row.billQuantity === null ? null : formatQuantity(row.billQuantity),
          meterOrder: row.meterOrder,
          meterCluster: row.meterCluster,
          meterBill: row.meterBill,
        };
      }),
      consumed: consumed.flatMap(({ cloudId, sku, meterQuantity, billQuantity, meterBill }) => {
        const cloud = clouds.get(cloudId);
        const text = (quantity: bigint | null) => (quantity === null ? null : formatQuantity(quantity));
        if (!cloud) return [];
        const quantities = { meterQuantity: text(meterQuantity), billQuantity: text(billQuantity) };
        return { cloud, sku, ...quantities, meterCluster: 'unknown' as const, meterBill };
      }),
    };
  },
});
