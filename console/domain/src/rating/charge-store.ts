import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, periodOf, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { secondsOfPriceMonth } from '@zhengyun/rulebook/price-month.ts';
import { priceRuleSchema } from '@zhengyun/rulebook/price-rule-text.ts';
import { sql } from 'kysely';
import { type ChargeView, chargeEventsSchema } from './schemas.ts';

const charges = (tx: Tx) =>
  tx
    .selectFrom('charge as c')
    .innerJoin('rated_month as m', 'm.id', 'c.rating_id')
    .innerJoin('price_version as v', 'v.id', 'c.price_version_id')
    .innerJoin('price as p', (on) => on.onRef('p.version_id', '=', 'v.id').onRef('p.sku', '=', 'c.sku'))
    .leftJoin('resource as r', 'r.id', 'c.resource_id')
    .selectAll('c')
    .select(['m.month', 'v.number as versionNumber', 'v.sample', 'p.rule', 'r.number']);

type ChargeRow = Awaited<ReturnType<ReturnType<typeof charges>['executeTakeFirstOrThrow']>>;

/** A charge as it is shown. The number of a resource that is another department's by now is what its id says. */
function viewOf(row: ChargeRow): ChargeView {
  const rule = priceRuleSchema.parse(row.rule);
  return {
    id: row.id,
    kind: row.kind as ChargeView['kind'],
    resource: row.resource_id === null ? null : { id: row.resource_id, number: row.number ?? row.resource_id },
    sku: row.sku as ChargeView['sku'],
    unit: row.unit,
    priceVersion: { id: row.price_version_id, number: row.versionNumber, sample: row.sample },
    rule,
    unitPrice: row.unit_price,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    seconds: secondsBetween(row.starts_at, row.ends_at).toString(),
    monthSeconds: secondsOfPriceMonth(rule.month, periodOf(row.month)).toString(),
    units: row.units?.toString() ?? null,
    quantity: row.quantity,
    amount: row.amount,
    events: chargeEventsSchema.parse(row.events),
  };
}

interface ChargesOf {
  readonly resourceId?: string | undefined;
  readonly sku?: string | undefined;
}

/** Every charge of a rating, or those of one resource and item, by resource, item and instant. */
export async function chargesOf(tx: Tx, ratingId: string, of: ChargesOf = {}): Promise<readonly ChargeView[]> {
  let matching = charges(tx).where('c.rating_id', '=', ratingId);
  if (of.resourceId) matching = matching.where('c.resource_id', '=', of.resourceId);
  if (of.sku) matching = matching.where('c.sku', '=', of.sku);
  const rows = await matching
    .orderBy('c.resource_id')
    .orderBy('c.sku')
    .orderBy('c.starts_at')
    .orderBy('c.id')
    .execute();
  return rows.map(viewOf);
}

/** What a charge's events are found by: whose it is, of what, its month and interval, and when it was rated. */
export async function findCharge(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('charge as c')
    .innerJoin('rated_month as m', 'm.id', 'c.rating_id')
    .leftJoin('resource as r', 'r.id', 'c.resource_id')
    .select(['c.department_id', 'c.resource_id', 'c.sku', 'c.starts_at', 'c.ends_at', 'c.events'])
    .select(['m.month', 'm.rated_at', 'r.number'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      departmentId: row.department_id,
      resource: row.resource_id === null ? null : { id: row.resource_id, number: row.number ?? row.resource_id },
      sku: row.sku,
      from: row.starts_at,
      to: row.ends_at,
      events: chargeEventsSchema.parse(row.events),
      month: row.month,
      ratedAt: row.rated_at,
    }
  );
}

interface MonthOf {
  readonly departmentId: string;
  readonly month: Month;
}

/** The newest ratings of a department's month: one for each contract that was in force in it. */
export async function newestRatings(tx: Tx, { departmentId, month }: MonthOf) {
  return tx
    .selectFrom('rated_month')
    .select(['id', 'as_of', 'amount'])
    .where('department_id', '=', departmentId)
    .where('month', '=', month)
    .where('current', '=', true)
    .orderBy('starts_at')
    .execute();
}

interface ChargesAsked extends MonthOf {
  readonly ratingIds: readonly string[];
  readonly resourceId?: string | undefined;
  readonly sku?: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
}

/** A page of the charges of ratings, in the order of their keys, and how many match in all. */
export async function pageOfCharges(tx: Tx, { ratingIds, resourceId, sku, after, limit }: ChargesAsked) {
  let matching = charges(tx).where('c.rating_id', '=', sql<string>`any (${[...ratingIds]}::uuid[])`);
  if (resourceId) matching = matching.where('c.resource_id', '=', resourceId);
  if (sku) matching = matching.where('c.sku', '=', sku);
  const { total } = await matching
    .clearSelect()
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow();
  const page = after === undefined ? matching : matching.where('c.id', '>', after);
  const rows = await page
    .orderBy('c.id')
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1]?.id : undefined;
  return { items: rows.slice(0, limit).map(viewOf), total: Number(total), last };
}

/** What each of the resources came to in the newest ratings of a month, by item; discounts taken off. */
export async function costsOf(tx: Tx, resourceIds: readonly string[], month: Month) {
  const { rows } = await sql<CostRow>`
    select c.resource_id as "resourceId", c.sku, min(c.unit) as unit, coalesce(sum(c.quantity), 0)::numeric(40, 9)::text as quantity,
           sum(c.amount)::text as amount, max(m.as_of) as "asOf"
      from charge c join rated_month m on m.id = c.rating_id
     where c.resource_id = any (${[...resourceIds]}::uuid[]) and m.month = ${month} and m.current
     group by c.resource_id, c.sku order by c.resource_id, c.sku`.execute(tx);
  return rows;
}

interface CostRow {
  readonly resourceId: string;
  readonly sku: string;
  readonly unit: string;
  readonly quantity: string;
  readonly amount: string;
  readonly asOf: Date;
}

/** What ratings came to by item and price version. */
export async function itemsOf(tx: Tx, ratingIds: readonly string[]) {
  return tx
    .selectFrom('rated_item as i')
    .innerJoin('price_version as v', 'v.id', 'i.price_version_id')
    .innerJoin('price as p', (on) => on.onRef('p.version_id', '=', 'v.id').onRef('p.sku', '=', 'i.sku'))
    .selectAll('i')
    .select(['v.number', 'v.sample', 'p.rule', 'p.unit'])
    .where('i.rating_id', '=', sql<string>`any (${[...ratingIds]}::uuid[])`)
    .orderBy('i.sku')
    .orderBy('v.valid_from')
    .orderBy('v.id')
    .execute();
}

/** The newest ratings of departments' months of a calendar year, with what each item came to. */
export async function ratingsOfYear(tx: Tx, departmentIds: readonly string[], year: number) {
  const { rows } = await sql<RatedRow>`
    select r.department_id, r.contract_id, r.month, r.as_of, r.amount::text as amount,
           coalesce((select jsonb_object_agg(sku, yuan) from (
             select sku, sum(by_model + discount + bound)::text as yuan from rated_item where rating_id = r.id group by sku) i), '{}') as items
      from rated_month r
     where r.department_id = any (${[...departmentIds]}::uuid[]) and r.month like ${`${year}-%`} and r.current
     order by r.month, r.starts_at`.execute(tx);
  return rows;
}

interface RatedRow {
  readonly department_id: string;
  readonly contract_id: string;
  readonly month: string;
  readonly as_of: Date;
  readonly amount: string;
  readonly items: Readonly<Record<string, string>>;
}
