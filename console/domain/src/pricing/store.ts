import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { formatPrice } from '@zhengyun/rulebook/money.ts';
import type { BookVersion } from '@zhengyun/rulebook/price-book.ts';
import { formatPriceRule, leadingPrice, type PriceTerms, parsePriceRule } from '@zhengyun/rulebook/price-rule-text.ts';
import { sql } from 'kysely';

interface Wanted {
  readonly from: Date;
  readonly to: Date;
  readonly departmentId: string | null;
  /** Key of one that is wanted whenever it was in force. */
  readonly besides?: string;
}

/** Versions of the general book and of one department's that are in force at some instant of a period, the earliest first. */
export async function bookVersions(
  tx: Tx,
  { from, to, departmentId, besides }: Wanted,
): Promise<readonly BookVersion[]> {
  const rows = await tx
    .selectFrom('price_version as v')
    .leftJoin('price as p', 'p.version_id', 'v.id')
    .select(['v.id', 'v.number', 'v.name', 'v.sample', 'v.department_id', 'v.valid_from', 'v.valid_to'])
    .select(['p.sku', 'p.unit', 'p.rule'])
    .where('v.withdrawn_at', 'is', null)
    .where((eb) => eb.or([eb('v.department_id', 'is', null), eb('v.department_id', '=', departmentId)]))
    .where((eb) =>
      eb.or([
        eb.and([eb('v.valid_from', '<', to), eb.or([eb('v.valid_to', 'is', null), eb('v.valid_to', '>', from)])]),
        ...(besides === undefined ? [] : [eb('v.id', '=', besides)]),
      ]),
    )
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

/** A version with its rules whenever it was or will be in force; undefined: there is none, or the caller may not see it. */
export async function versionWithRules(tx: Tx, id: string): Promise<BookVersion | undefined> {
  const known = await findVersion(tx, id);
  if (!known || known.withdrawn_at !== null) return undefined;
  const never = new Date(0);
  const found = await bookVersions(tx, { from: never, to: never, departmentId: known.department_id, besides: id });
  return found.find((version) => version.id === id);
}

/** Departments whose use a price book charges: one where it is that department's own, else all. */
export async function departmentsToRate(tx: Tx, departmentId: string | null) {
  const all = tx.selectFrom('department').select(['id', 'name']).orderBy('id');
  return (departmentId === null ? all : all.where('id', '=', departmentId)).execute();
}

/** Versions that are in force at an instant: the general one, and the department's own where it has one. */
export async function versionsAt(tx: Tx, at: Date, departmentId: string | null): Promise<readonly BookVersion[]> {
  return bookVersions(tx, { from: at, to: new Date(at.getTime() + 1), departmentId });
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

export async function versions(tx: Tx) {
  return tx
    .selectFrom('price_version as v')
    .leftJoin('department as d', 'd.id', 'v.department_id')
    .selectAll('v')
    .select('d.name as department_name')
    .orderBy('v.valid_from', 'desc')
    .orderBy('v.id', 'desc')
    .execute();
}

export async function findVersion(tx: Tx, id: string) {
  return tx.selectFrom('price_version').selectAll().where('id', '=', id).executeTakeFirst();
}

const prices = (tx: Tx) =>
  tx
    .selectFrom('price as p')
    .leftJoin('price_supplement as s', 's.id', 'p.supplement_id')
    .selectAll('p')
    .select(['s.number as supplement_number', 's.reference as supplement_reference', 's.decided_at as supplemented_at'])
    .orderBy('p.sku');

export type PriceRow = Awaited<ReturnType<typeof pricesOf>>[number];

export async function allPrices(tx: Tx): Promise<readonly PriceRow[]> {
  return prices(tx).execute();
}

export async function pricesOf(tx: Tx, versionId: string) {
  return prices(tx).where('p.version_id', '=', versionId).execute();
}

/** The price of one item of a version. */
export async function priceOf(tx: Tx, { versionId, sku }: { versionId: string; sku: string }) {
  return prices(tx).where('p.version_id', '=', versionId).where('p.sku', '=', sku).executeTakeFirst();
}

/** Every version of the general book that was or will be in force, newest first. */
export async function openVersions(tx: Tx) {
  return tx
    .selectFrom('price_version')
    .select(['number', 'name', 'sample', 'valid_from', 'valid_to'])
    .where('department_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function departmentExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('department').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

const ofBook = (departmentId: string | null) =>
  departmentId === null ? sql<boolean>`department_id is null` : sql<boolean>`department_id = ${departmentId}`;

/**
 * The versions of one book that were not withdrawn, the earliest first. Publishing and withdrawing in it wait for each other until `tx`
 * ends, also while it has no version yet: a version's end is the next one's beginning.
 */
export async function lockBook(tx: Tx, departmentId: string | null) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`price-book/${departmentId ?? ''}`}, 0))`.execute(tx);
  return tx
    .selectFrom('price_version')
    .selectAll()
    .where(ofBook(departmentId))
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from')
    .execute();
}

/** Ends the version of a book that is still open at `at`. */
export async function endOpenVersion(tx: Tx, departmentId: string | null, at: Date): Promise<void> {
  await tx
    .updateTable('price_version')
    .set({ valid_to: at })
    .where(ofBook(departmentId))
    .where('withdrawn_at', 'is', null)
    .where('valid_to', 'is', null)
    .execute();
}

interface Withdrawal {
  readonly at: Date;
  readonly by: string;
  readonly why: string;
}

export async function markWithdrawn(tx: Tx, id: string, { at, by, why }: Withdrawal): Promise<void> {
  await tx
    .updateTable('price_version')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_why: why })
    .where('id', '=', id)
    .execute();
}

/** Lets a version reign until `end`; null: without an end. */
export async function reignUntil(tx: Tx, id: string, end: Date | null): Promise<void> {
  await tx.updateTable('price_version').set({ valid_to: end }).where('id', '=', id).execute();
}

interface NewVersion {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly sample: boolean;
  readonly department_id: string | null;
  readonly valid_from: Date;
  readonly created_at: Date;
}

interface NewPrice {
  readonly sku: string;
  readonly unit: string;
  readonly rule: PriceTerms;
}

export async function insertVersion(tx: Tx, version: NewVersion, prices: readonly NewPrice[]): Promise<void> {
  await tx.insertInto('price_version').values(version).execute();
  if (prices.length === 0) return;
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
