import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { z } from 'zod';

const keySchema = z.object({ key: z.string() });

/** One line of a statement as it is stored, with its resource's number. */
export async function findStoredLine(tx: Tx, of: { readonly statementId: string; readonly lineId: string }) {
  const row = await tx
    .selectFrom('statement_line as l')
    .leftJoin('resource as r', 'r.id', 'l.resource_id')
    .selectAll('l')
    .select('r.number as resourceNumber')
    .where('l.id', '=', of.lineId)
    .where('l.statement_id', '=', of.statementId)
    .executeTakeFirst();
  return row && { ...row, key: keySchema.parse(row.working).key };
}
