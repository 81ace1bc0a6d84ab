import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type ItemCode, itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import type { KeptLine } from './rules.ts';
import { cartEntrySchema } from './schemas.ts';

/** Lines of the person's cart, in the order they were put in. Row-level security shows nobody another's. */
export async function cartOf(tx: Tx, personId: string): Promise<readonly KeptLine[]> {
  const rows = await tx
    .selectFrom('cart_line')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    // A line of an item that this release has no more can't be shown, nor ordered.
    const entry = cartEntrySchema.safeParse({ cloud: row.cloud, zone: row.zone, spec: row.spec });
    if (!entry.success) return [];
    const monthFen = row.month_fen === null ? null : BigInt(row.month_fen);
    return [{ ...entry.data, id: row.id, addedAt: row.added_at, itemVersion: row.item_version, monthFen }];
  });
}

/** How many lines are in the cart; others who put in at the same time wait until this transaction has ended. */
export async function lockCart(tx: Tx, personId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cart/${personId}`}, 0))`.execute(tx);
  const counted = tx.selectFrom('cart_line').select(({ fn }) => fn.countAll<string>().as('count'));
  return Number((await counted.where('person_id', '=', personId).executeTakeFirstOrThrow()).count);
}

export async function insertLines(tx: Tx, personId: string, lines: readonly KeptLine[]): Promise<void> {
  const rows = lines.map(({ id, cloud, zone, spec, addedAt, itemVersion, monthFen }) => ({
    id,
    person_id: personId,
    item: spec.item,
    cloud,
    zone,
    spec: JSON.stringify(spec),
    item_version: itemVersion,
    month_fen: monthFen?.toString() ?? null,
    added_at: addedAt,
  }));
  await tx.insertInto('cart_line').values(rows).execute();
}

/** Takes lines out of the person's cart; how many were there. */
export async function deleteLines(tx: Tx, personId: string, ids: readonly string[]): Promise<number> {
  const gone = tx
    .deleteFrom('cart_line')
    .where('person_id', '=', personId)
    .where('id', 'in', [...ids]);
  return (await gone.returning('id').execute()).length;
}

/** Items the person comes back to, the newest first. */
export async function favouritesOf(tx: Tx, personId: string): Promise<readonly ItemCode[]> {
  const own = tx.selectFrom('favourite_item').select('item').where('person_id', '=', personId);
  const rows = await own.orderBy('at', 'desc').orderBy('item').execute();
  return rows.flatMap(({ item }) => itemCodeSchema.safeParse(item).data ?? []);
}

export async function addFavourite(tx: Tx, favourite: { person_id: string; item: ItemCode; at: Date }): Promise<void> {
  await tx
    .insertInto('favourite_item')
    .values(favourite)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function dropFavourite(tx: Tx, personId: string, item: ItemCode): Promise<void> {
  await tx.deleteFrom('favourite_item').where('person_id', '=', personId).where('item', '=', item).execute();
}
