import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { z } from 'zod';
import type { BringingLine } from './brought-rules.ts';

const keySchema = z.object({ key: z.string() });

/** One line of a statement as it is stored, with its resource's number. */
export async function findStoredLine(tx: Tx, of: { readonly statementId: string; readonly lineId: string }) {
  const row = await tx
    .selectFrom('statement_line as l')
    .leftJoin('resource as r', 'r.id', 'l.resource_id')
    .selectAll('l')
    .select(['r.number as resourceNumber', 'r.cloud_id as cloudId'])
    .where('l.id', '=', of.lineId)
    .where('l.statement_id', '=', of.statementId)
    .executeTakeFirst();
  return row && { ...row, key: keySchema.parse(row.working).key };
}

const deductionSchema = z.object({ cloud: z.object({ id: z.string() }), ratePpm: z.string() });

/** The lines of a statement, as far as they decide what each brought to what is to be paid. */
export async function bringingLines(tx: Tx, statementId: string): Promise<readonly BringingLine[]> {
  const rows = await tx
    .selectFrom('statement_line as l')
    .leftJoin('resource as r', 'r.id', 'l.resource_id')
    .select(['l.id', 'l.kind', 'l.sku', 'l.amount_fen as amountFen', 'l.working', 'r.cloud_id as cloudId'])
    .where('l.statement_id', '=', statementId)
    .execute();
  return rows.map(({ working, kind, ...row }) => {
    const deduction = kind === 'deduction' ? deductionSchema.parse(working) : null;
    return {
      ...row,
      kind: kind as BringingLine['kind'],
      key: keySchema.parse(working).key,
      deduction: deduction && { cloudId: deduction.cloud.id, ratePpm: BigInt(deduction.ratePpm) },
    };
  });
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
