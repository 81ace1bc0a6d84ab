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

/** Every line of a statement as it is stored, in order. */
export async function storedLines(tx: Tx, statementId: string) {
  const rows = await tx
    .selectFrom('statement_line as l')
    .leftJoin('resource as r', 'r.id', 'l.resource_id')
    .selectAll('l')
    .select('r.number as resourceNumber')
    .where('l.statement_id', '=', statementId)
    .orderBy('l.ordinal')
    .execute();
  return rows.map((row) => ({ ...row, key: keySchema.parse(row.working).key }));
}

/** The printed numbers of resources, by key. */
export async function resourceNumbers(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('resource')
    .select(['id', 'number'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
