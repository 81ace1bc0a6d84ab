import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ItemVersion } from '@zhengyun/rulebook/catalogue/item-terms.ts';
import { type ItemCode, itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { termsOf } from './rules.ts';
import { termsSchema } from './schemas.ts';

/** Every version that was published since the release and stands, of all items. */
export async function publishedVersions(tx: Tx): Promise<readonly ItemVersion[]> {
  const rows = await tx
    .selectFrom('catalogue_version')
    .select(['item', 'version', 'valid_from', 'terms'])
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.flatMap(({ item, version, valid_from: validFrom, terms }) => {
    // An item that this release has no more keeps its history and is on no shelf.
    const code = itemCodeSchema.safeParse(item);
    return code.success ? [{ item: code.data, version, validFrom, terms: termsOf(termsSchema.parse(terms)) }] : [];
  });
}

/** What was published of one item, the newest first, with who did and why. */
export async function historyOf(tx: Tx, item: ItemCode) {
  return tx
    .selectFrom('catalogue_version as v')
    .innerJoin('person as p', 'p.id', 'v.published_by')
    .leftJoin('person as w', 'w.id', 'v.withdrawn_by')
    .select(['v.version', 'v.valid_from', 'v.terms', 'v.reason', 'v.published_at', 'p.id as person_id', 'p.real_name'])
    .select(['v.withdrawn_at', 'v.withdrawn_by', 'v.withdrawn_why', 'w.real_name as withdrawer'])
    .where('v.item', '=', item)
    .orderBy('v.version', 'desc')
    .execute();
}

/** Lets one person at a time publish: versions are counted on, and each begins after the one before. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('catalogue-version', 0))`.execute(tx);
}

/** The number of an item's newest version, withdrawn or not; 1: the release's own. */
export async function newestVersion(tx: Tx, item: ItemCode): Promise<number> {
  const own = tx.selectFrom('catalogue_version').where('item', '=', item);
  const { newest } = await own.select((eb) => eb.fn.max('version').as('newest')).executeTakeFirstOrThrow();
  return newest ?? 1;
}

/** Withdraws a version that stands and is not in force at `at`; undefined where there is none such. */
export async function withdrawVersion(
  tx: Tx,
  of: { readonly item: ItemCode; readonly version: number },
  by: { readonly id: string; readonly at: Date; readonly why: string },
) {
  return tx
    .updateTable('catalogue_version')
    .set({ withdrawn_at: by.at, withdrawn_by: by.id, withdrawn_why: by.why })
    .where('item', '=', of.item)
    .where('version', '=', of.version)
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '>', by.at)
    .returning('valid_from')
    .executeTakeFirst();
}

interface NewVersion {
  readonly id: string;
  readonly item: ItemCode;
  readonly version: number;
  readonly valid_from: Date;
  readonly terms: z.output<typeof termsSchema>;
  readonly reason: string;
  readonly published_by: string;
  readonly published_at: Date;
}

export async function insertVersion(tx: Tx, { terms, ...version }: NewVersion): Promise<void> {
  await tx
    .insertInto('catalogue_version')
    .values({ ...version, terms: JSON.stringify(terms) })
    .execute();
}
