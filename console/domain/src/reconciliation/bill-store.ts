import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Month } from '@zhengyun/rulebook/calendar.ts';
import { formatDecimal } from '@zhengyun/rulebook/decimal.ts';
import { PRICE_PLACES } from '@zhengyun/rulebook/money.ts';
import { formatQuantity, parseQuantity } from '@zhengyun/rulebook/quantity.ts';
import { sql } from 'kysely';
import { chargedSkuSchema } from '../rating/schemas.ts';
import type { BillRow } from './bill-rules.ts';
import type { Billed } from './comparison-rules.ts';

/** Rows of one insert: 6 parameters each, of the 65,535 that PostgreSQL takes. */
const BATCH = 1_000;

/** The cloud, locked until the transaction ends: bills of one are stored one after the other. */
export async function lockCloud(tx: Tx, cloudId: string) {
  return tx
    .selectFrom('cloud')
    .select(['id', 'slug', 'name'])
    .where('id', '=', cloudId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function findBillCloud(tx: Tx, cloudId: string) {
  return tx.selectFrom('cloud').select(['id', 'slug', 'name']).where('id', '=', cloudId).executeTakeFirst();
}

/** Printed numbers of all that stands or stood on the cloud. */
export async function resourceNumbers(tx: Tx, cloudId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('resource').select('number').where('cloud_id', '=', cloudId).execute();
  return new Set(rows.map(({ number }) => number));
}

/** The last version of a cloud's bill of the month; undefined: none came. */
export async function lastBill(tx: Tx, cloudId: string, month: string) {
  return tx
    .selectFrom('vendor_bill')
    .select(['id', 'version', 'sha256', 'rows'])
    .where('cloud_id', '=', cloudId)
    .where('month', '=', month)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

interface NewBill {
  readonly id: string;
  readonly cloudId: string;
  readonly month: string;
  readonly version: number;
  readonly name: string;
  readonly content: Buffer;
  readonly sha256: string;
  readonly by: string;
  readonly at: Date;
}

export async function insertBill(tx: Tx, bill: NewBill, rows: readonly BillRow[]): Promise<void> {
  await tx
    .insertInto('vendor_bill')
    .values({
      ...{ id: bill.id, cloud_id: bill.cloudId, month: bill.month, version: bill.version, file_name: bill.name },
      ...{ content: bill.content, sha256: bill.sha256, rows: rows.length, imported_by: bill.by, imported_at: bill.at },
    })
    .execute();
  for (let start = 0; start < rows.length; start += BATCH)
    await tx
      .insertInto('vendor_bill_row')
      .values(
        rows.slice(start, start + BATCH).map((row) => ({
          bill_id: bill.id,
          row: row.row,
          sku: row.sku,
          quantity: formatQuantity(row.quantity),
          amount: formatDecimal(row.amount, PRICE_PLACES),
          resource_number: row.resource,
          corrects: row.corrects,
        })),
      )
      .execute();
}

/** What the vendors ask for in the month by cloud and item, of each cloud's last bill. */
export async function billedQuantities(tx: Tx, month: string): Promise<Billed> {
  const { rows } = await sql<{ cloud_id: string; sku: string; quantity: string }>`
    select b.cloud_id, w.sku, sum(w.quantity)::numeric(30, 9)::text as quantity
      from vendor_bill b join vendor_bill_row w on w.bill_id = b.id
     where b.month = ${month} and not exists (
       select from vendor_bill l where l.cloud_id = b.cloud_id and l.month = b.month and l.version > b.version)
     group by 1, 2`.execute(tx);
  return new Map(
    [...Map.groupBy(rows, (row) => row.cloud_id)].map(([cloudId, items]) => [
      cloudId,
      new Map(items.map(({ sku, quantity }) => [chargedSkuSchema.parse(sku), parseQuantity(quantity)])),
    ]),
  );
}

/** Months before `before` with a bill that came at or after `importedSince`, or with a case of a bill that may yet be found or gone; earliest first. */
export async function monthsOfLateBills(
  tx: Tx,
  { before, importedSince }: { readonly before: string; readonly importedSince: Date },
): Promise<readonly Month[]> {
  const { rows } = await sql<{ month: Month }>`
    select month from vendor_bill where month < ${before} and imported_at >= ${importedSince}
    union
    select month from reconciliation_case
     where code = 'bill-not-meter' and month < ${before} and (state <> 'closed' or explained_until is not null)
     order by month`.execute(tx);
  return rows.map(({ month }) => month);
}

/** Bills of the month, every version, the newest of each cloud first. */
export async function billsOfMonth(tx: Tx, month: string) {
  return tx
    .selectFrom('vendor_bill as b')
    .innerJoin('cloud as c', 'c.id', 'b.cloud_id')
    .innerJoin('person as p', 'p.id', 'b.imported_by')
    .select(['b.id', 'b.month', 'b.version', 'b.file_name', 'b.sha256', 'b.rows', 'b.imported_at'])
    .select(['c.id as cloud_id', 'c.slug as cloud_slug', 'c.name as cloud_name', 'p.real_name as imported_by'])
    .select(
      sql<string>`(select (round(sum(w.amount), 2) * 100)::numeric(40, 0)::text from vendor_bill_row w where w.bill_id = b.id)`.as(
        'amount_fen',
      ),
    )
    .where('b.month', '=', month)
    .orderBy('c.slug')
    .orderBy('b.version', 'desc')
    .execute();
}

/** A bill's file as it came. */
export async function billFile(tx: Tx, billId: string) {
  return tx
    .selectFrom('vendor_bill')
    .select(['file_name', 'sha256', 'content'])
    .where('id', '=', billId)
    .executeTakeFirst();
}
