import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Sku, skuSchema } from '@zhengyun/rulebook/dimension.ts';
import { formatPrice, parsePrice } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { formatPriceRule, leadingPrice, type PriceTerms, parsePriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import type { Prices } from '@zhengyun/rulebook/tariff.ts';
import type { PricedSku } from './rules.ts';

interface Wanted {
  readonly from: Date;
  readonly to: Date;
  readonly departmentId: string | null;
}

/** Versions of the general book and of one department's that are in force at some instant of a period, the earliest first. */
export async function bookVersions(tx: Tx, { from, to, departmentId }: Wanted): Promise<readonly BookVersion[]> {
  const rows = await tx
    .selectFrom('price_version as v')
    .leftJoin('price as p', 'p.version_id', 'v.id')
    .select(['v.id', 'v.number', 'v.name', 'v.sample', 'v.department_id', 'v.valid_from', 'v.valid_to'])
    .select(['p.sku', 'p.unit', 'p.rule'])
    .where('v.withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('v.department_id', 'is', null), eb('v.department_id', '=', departmentId)]))
    .where('v.valid_from', '<', to)
    .where((eb) => eb.or([eb('v.valid_to', 'is', null), eb('v.valid_to', '>', from)]))
    .orderBy('v.valid_from')
    .orderBy('v.id')
    .orderBy('p.sku')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((priced) => {
    const [version] = priced;
    if (!version) return [];
    const { id, number, name, sample, department_id, valid_from, valid_to } = version;
    const rules = priced.flatMap(({ sku, unit, rule }) =>
      sku === null || unit === null ? [] : [[sku, { unit, rule: parsePriceRule(rule) }] as const],
    );
    const span = { departmentId: department_id, validFrom: valid_from, validTo: valid_to };
    return [{ id, number, name, sample, ...span, rules: new Map(rules) }];
  });
}

/** The general version in force at `at`: the one that began last and has not ended. */
export async function versionAt(tx: Tx, at: Date) {
  return tx
    .selectFrom('price_version')
    .selectAll()
    .where('department_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '<=', at)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', at)]))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function pricesOf(tx: Tx, versionId: string): Promise<ReadonlyMap<Sku, PricedSku>> {
  const rows = await tx.selectFrom('price').selectAll().where('version_id', '=', versionId).execute();
  return new Map(
    rows.map((row) => [skuSchema.parse(row.sku), { unit: row.unit, unitPrice: parsePrice(row.unit_price) }]),
  );
}

interface Charging {
  readonly from: Date;
  readonly to: Date;
  /** Key of one that is wanted whenever it was in force. */
  readonly besides: string;
}

/** Versions in force at some instant of a period, and one more. */
export async function chargingVersions(tx: Tx, { from, to, besides }: Charging) {
  return tx
    .selectFrom('price_version')
    .selectAll()
    .where('department_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('id', '=', besides),
        eb.and([eb('valid_from', '<', to), eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', from)])]),
      ]),
    )
    .orderBy('valid_from', 'desc')
    .execute();
}

/** Unit prices of several versions, by version. */
export async function pricesOfEach(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Prices>> {
  const rows = await tx
    .selectFrom('price')
    .select(['version_id', 'sku', 'unit_price'])
    .where('version_id', 'in', [...ids])
    .execute();
  const byVersion = Map.groupBy(rows, (row) => row.version_id);
  return new Map(
    [...byVersion].map(([id, priced]) => [
      id,
      new Map(priced.map((row) => [skuSchema.parse(row.sku), parsePrice(row.unit_price)])),
    ]),
  );
}

export async function versions(tx: Tx) {
  return tx.selectFrom('price_version').selectAll().orderBy('valid_from', 'desc').execute();
}

export async function findVersion(tx: Tx, id: string) {
  return tx.selectFrom('price_version').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function allPrices(tx: Tx) {
  return tx.selectFrom('price').selectAll().orderBy('sku').execute();
}

/** Serialises publishing: a version's end is the next one's beginning, so two at once must follow each other. */
export async function lockVersions(tx: Tx) {
  return tx.selectFrom('price_version').selectAll().orderBy('valid_from').forUpdate().execute();
}

/** Ends every version still open at `at`. */
export async function endOpenVersions(tx: Tx, at: Date): Promise<void> {
  await tx.updateTable('price_version').set({ valid_to: at }).where('valid_to', 'is', null).execute();
}

interface NewVersion {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly sample: boolean;
  readonly valid_from: Date;
  readonly created_at: Date;
}

interface NewPrice {
  readonly sku: Sku;
  readonly unit: string;
  readonly rule: PriceTerms;
}

export async function insertVersion(tx: Tx, version: NewVersion, prices: readonly NewPrice[]): Promise<void> {
  await tx.insertInto('price_version').values(version).execute();
  await tx
    .insertInto('price')
    .values(
      prices.map(({ sku, unit, rule }) => ({
        version_id: version.id,
        sku,
        unit,
        unit_price: formatPrice(leadingPrice(rule.model)),
        rule: JSON.stringify(formatPriceRule(rule)),
      })),
    )
    .execute();
}

/** Whether each place is 信创, by cloud slug and zone code; a place that doesn't exist is absent. */
export async function zonesAt(tx: Tx, clouds: readonly string[]) {
  return tx
    .selectFrom('cloud_zone as z')
    .innerJoin('cloud as c', 'c.id', 'z.cloud_id')
    .select(['c.slug', 'z.code', 'z.xinchuang'])
    .where('c.slug', 'in', [...clouds])
    .where('z.removed_at', 'is', null)
    .execute();
}
