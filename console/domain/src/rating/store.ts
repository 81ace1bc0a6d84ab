import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { formatCharged, formatPrice } from '@zhengyun/rulebook/money.ts';
import { formatQuantity } from '@zhengyun/rulebook/quantity.ts';
import { sql } from 'kysely';
import { newId } from '../verb/id.ts';
import type { RatingOf } from './content-hash-rules.ts';
import type { Rated, RatedCharge, RatedItem } from './rules.ts';

/** Rows that one insert carries. */
const BATCH = 5_000;

/** Locks the contract until the transaction ends: ratings and statements of one contract are made one after the other. */
export async function lockContract(tx: Tx, contractId: string): Promise<void> {
  await tx.selectFrom('contract').select('id').where('id', '=', contractId).forNoKeyUpdate().execute();
}

const HEAD = ['r.id', 'r.content_hash', 'r.as_of', 'r.amount', 'r.charges'] as const;

/** The rating that an issued statement of the contract and month names; undefined: none is issued. */
export async function frozenRating(tx: Tx, contractId: string, month: string) {
  return tx
    .selectFrom('statement as s')
    .innerJoin('rated_month as r', 'r.id', 's.rating_id')
    .select(HEAD)
    .where('s.contract_id', '=', contractId)
    .where('s.month', '=', month)
    .where('s.issued_at', 'is not', null)
    .executeTakeFirst();
}

export async function currentRating(tx: Tx, contractId: string, month: string) {
  return tx
    .selectFrom('rated_month as r')
    .select(HEAD)
    .where('r.contract_id', '=', contractId)
    .where('r.month', '=', month)
    .where('r.current', '=', true)
    .executeTakeFirst();
}

export async function hashOfRating(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.selectFrom('rated_month').select('content_hash').where('id', '=', id).executeTakeFirst();
  return row?.content_hash;
}

export interface RatingHead extends RatingOf {
  readonly id: string;
  readonly departmentId: string;
  readonly contentHash: string;
  readonly ratedAt: Date;
}

/** Writes a rating as the newest of its contract and month, and gives its head. Older ones that no statement names are deleted. */
export async function replaceRating(tx: Tx, head: RatingHead, rated: Rated) {
  const { contractId, month } = head;
  const own = sql`contract_id = ${contractId} and month = ${month}`;
  await sql`update rated_month set current = false where ${own} and current`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    select id from rated_month r where ${own} and not exists (select from statement where rating_id = r.id)`.execute(
    tx,
  );
  const old = rows.map(({ id }) => id);
  if (old.length > 0)
    for (const table of ['charge', 'rated_item'] as const)
      await tx.deleteFrom(table).where('rating_id', 'in', old).execute();
  if (old.length > 0) await tx.deleteFrom('rated_month').where('id', 'in', old).execute();
  const written = await tx
    .insertInto('rated_month')
    .values({
      id: head.id,
      department_id: head.departmentId,
      contract_id: contractId,
      month,
      starts_at: head.period.from,
      ends_at: head.period.to,
      as_of: head.asOf,
      content_hash: head.contentHash,
      charges: rated.charges.length,
      amount: formatCharged(rated.total),
      current: true,
      rated_at: head.ratedAt,
    })
    .returning(['id', 'content_hash', 'as_of', 'amount', 'charges'])
    .executeTakeFirstOrThrow();
  for (let start = 0; start < rated.charges.length; start += BATCH)
    await insertCharges(tx, head, rated.charges.slice(start, start + BATCH));
  if (rated.items.length > 0) await insertItems(tx, head, rated.items);
  return written;
}

/** One statement with a column an array: several times as fast as a parameter for each value. */
async function insertCharges(tx: Tx, head: RatingHead, charges: readonly RatedCharge[]): Promise<void> {
  const column = <Value>(of: (charge: RatedCharge) => Value) => charges.map(of);
  await sql`
    insert into charge (rating_id, department_id, id, kind, resource_id, cloud_id, sku, unit, price_version_id, unit_price,
                        starts_at, ends_at, units, quantity, amount, events)
    select ${head.id}::uuid, ${head.departmentId}::uuid, t.* from unnest(
      ${column(() => newId(head.ratedAt))}::uuid[], ${column(({ kind }) => kind)}::text[],
      ${column(({ resourceId }) => resourceId)}::uuid[], ${column(({ cloudId }) => cloudId)}::uuid[],
      ${column(({ sku }) => sku)}::text[], ${column(({ unit }) => unit)}::text[],
      ${column(({ priceVersionId }) => priceVersionId)}::uuid[],
      ${column(({ unitPrice }) => (unitPrice === null ? null : formatPrice(unitPrice)))}::numeric[],
      ${column(({ from }) => from)}::timestamptz[], ${column(({ to }) => to)}::timestamptz[],
      ${column(({ units }) => units?.toString() ?? null)}::bigint[],
      ${column(({ quantity }) => (quantity === null ? null : formatQuantity(quantity)))}::numeric[],
      ${column(({ amount }) => formatCharged(amount))}::numeric[],
      ${column(({ events }) => JSON.stringify(events))}::text[]::jsonb[]) as t`.execute(tx);
}

async function insertItems(tx: Tx, head: RatingHead, items: readonly RatedItem[]): Promise<void> {
  const rows = items.map((item) => ({
    id: newId(head.ratedAt),
    rating_id: head.id,
    department_id: head.departmentId,
    sku: item.sku,
    price_version_id: item.version.id,
    seconds: item.seconds,
    share: formatQuantity(item.share),
    quantity: formatQuantity(item.quantity),
    by_model: formatCharged(item.byModel),
    discount: formatCharged(item.discount),
    bound: formatCharged(item.bound),
  }));
  await tx.insertInto('rated_item').values(rows).execute();
}
