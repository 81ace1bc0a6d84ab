import { formatQuantity, type Quantity } from '@zhengyun/rulebook/quantity.ts';
import { reconciliationPolicyAt } from '@zhengyun/rulebook/reconciliation-policy.ts';
import type { z } from 'zod';
import type { ChargedSku } from '../rating/schemas.ts';
import { query } from '../verb/query.ts';
import { readBillFile } from './bill-file-store.ts';
import { billFen, billQuantities } from './bill-rules.ts';
import { booksUntil } from './books-store.ts';
import { comparedOver } from './compared-store.ts';
import { billStand } from './comparison-rules.ts';
import { isConsumed } from './consumed-rules.ts';
import { billFileSchema, type billPreviewSchema, MOST_BILL_ERRORS } from './schemas.ts';

/**
 * A vendor's bill as an import would take it, without taking it: every bad row, what it comes to, and each item beside one's own meter. Refused: NOT_FOUND,
 * MONTH_INVALID, SHEET_UNREADABLE, SHEET_TOO_LONG, SHEET_EMPTY.
 */
export const previewBill = query({
  allow: ['finance'],
  input: billFileSchema,
  async read(scope, input): Promise<z.output<typeof billPreviewSchema>> {
    const { over, bill, last, known } = await readBillFile(scope, input);
    const policy = reconciliationPolicyAt(scope.ctx.now);
    const books = await booksUntil(scope.tx, over.period.to);
    const { rows, consumed, unrated, priced } = await comparedOver(scope, { over, books, policy });
    const meter = new Map<ChargedSku, Quantity | null>(
      [...rows, ...consumed]
        .filter(({ cloudId }) => cloudId === input.cloudId)
        .map((row) => [row.sku, row.meterQuantity]),
    );
    const billed = billQuantities(bill.rows);
    const skus = [...new Set([...billed.keys(), ...meter.keys()])].toSorted();
    return {
      rows: bill.count,
      version: known ? null : (last?.version ?? 0) + 1,
      errors: bill.errors.slice(0, MOST_BILL_ERRORS),
      moreErrors: Math.max(0, bill.errors.length - MOST_BILL_ERRORS),
      amountFen: billFen(bill.rows).toString(),
      items: skus.map((sku) => {
        const theirs = billed.get(sku) ?? 0n;
        const unknown = isConsumed(sku) && (unrated.has(input.cloudId) || !priced.has(sku));
        const ours = unknown ? null : (meter.get(sku) ?? 0n);
        const stand = ours === null ? 'unknown' : billStand(ours, theirs, policy.billTolerancePpm);
        const meterQuantity = ours === null ? null : formatQuantity(ours);
        return { sku, billQuantity: formatQuantity(theirs), meterQuantity, stand };
      }),
    };
  },
});
