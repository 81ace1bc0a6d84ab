import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { z } from 'zod';
import type { defineZoneEntrySchema } from './schemas.ts';

export async function zoneEntries(tx: Tx) {
  return tx.selectFrom('zone_dictionary').selectAll().orderBy('code').execute();
}

/** How many clouds have each zone code, over all that are not retired. */
export async function cloudsPerZone(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('cloud_zone as z')
    .innerJoin('cloud as c', 'c.id', 'z.cloud_id')
    .select((eb) => ['z.code', eb.fn.countAll<bigint>().as('clouds')])
    .where('c.state', '<>', 'retired')
    .where('z.removed_at', 'is', null)
    .groupBy('z.code')
    .execute();
  return new Map(rows.map(({ code, clouds }) => [code, Number(clouds)]));
}

/** Enters the code, or changes what it says; a retired code comes back. */
export async function saveZoneEntry(tx: Tx, entry: z.output<typeof defineZoneEntrySchema>, at: Date): Promise<void> {
  const { code, nameZh, nameEn, maximumMlps, publicAddress } = entry;
  const facts = {
    name_zh: nameZh,
    name_en: nameEn,
    maximum_mlps: maximumMlps,
    public_address: publicAddress,
    retired_at: null,
  };
  await tx
    .insertInto('zone_dictionary')
    .values({ code, ...facts, created_at: at })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(facts))
    .execute();
}

export async function retireEntry(tx: Tx, code: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('zone_dictionary')
    .set({ retired_at: at })
    .where('code', '=', code)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
