import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { billsOfMonth } from './bill-store.ts';
import { billListInputSchema, type billListSchema } from './schemas.ts';

/** Vendors' bills of a month, every version: the first of each cloud is the one that counts. */
export const listBills = query({
  allow: ['finance', 'authority-approver', 'auditor'],
  input: billListInputSchema,
  async read({ tx }, { month }): Promise<z.output<typeof billListSchema>> {
    const rows = await billsOfMonth(tx, month);
    return {
      items: rows.map((row, index) => ({
        id: row.id,
        cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
        month: row.month,
        version: row.version,
        counts: rows[index - 1]?.cloud_id !== row.cloud_id,
        name: row.file_name,
        sha256: row.sha256,
        rows: row.rows,
        amountFen: row.amount_fen,
        importedBy: row.imported_by,
        importedAt: row.imported_at.toISOString(),
      })),
    };
  },
});
