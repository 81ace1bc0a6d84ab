import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { type RawBuilder, sql } from 'kysely';
import type { ReconciliationStep } from './schemas.ts';

interface Reconciled {
  readonly id: string;
  /** The rating it was made from; null: none, and nothing was charged. */
  readonly ratingId: string | null;
  readonly departmentId: string;
  readonly month: Month;
  /** The charged part of the month. */
  readonly period: Period;
  /** Changes received after this instant are left out: a statement can't have known them. */
  readonly knownBy: Date;
}

interface Sides {
  readonly left: string;
  readonly right: string;
  readonly equal: boolean;
}

/**
 * Σ events → Σ quantities → Σ charges → Σ lines → payable, each step worked out anew by PostgreSQL from stored rows: a second
 * implementation beside the one that made the statement. A step is equal only when every group of it is (resource and item,
 * price, or charge), so two errors can't cancel out. Events known by `knownBy` are counted.
 */
export async function reconcile(tx: Tx, statement: Reconciled): Promise<ReconciliationStep[]> {
  const month = periodOf(statement.month);
  const steps: readonly (Pick<ReconciliationStep, 'step' | 'unit'> & { readonly sides: RawBuilder<Sides> })[] = [
    { step: 'events', unit: 'unit-seconds', sides: eventsAgainstCharges(statement) },
    { step: 'quantities', unit: 'unit-months', sides: readingsAgainstQuantities(statement.ratingId, month) },
    { step: 'charges', unit: 'yuan', sides: modelsAgainstAmounts(statement.ratingId, month) },
    { step: 'lines', unit: 'yuan', sides: amountsAgainstLines(statement) },
    { step: 'payable', unit: 'fen', sides: linesAgainstPayable(statement.id) },
    { step: 'allocation', unit: 'fen', sides: fenAgainstPayable(statement.id) },
  ];
  const result: ReconciliationStep[] = [];
  for (const { step, unit, sides } of steps) {
    const { rows } = await sides.execute(tx);
    result.push({ step, unit, left: rows[0]?.left ?? '', right: rows[0]?.right ?? '', equal: rows[0]?.equal ?? false });
  }
  return result;
}

const second = (instant: RawBuilder<unknown>) => sql`floor(extract(epoch from ${instant}))`;

/** Of what is held: what a meter counts has no seconds, and its readings are behind the charge by number and digest. */
function eventsAgainstCharges({ ratingId, departmentId, month, period, knownBy }: Reconciled) {
  const from = second(sql`${period.from}::timestamptz`);
  const to = second(sql`${period.to}::timestamptz`);
  return sql<Sides>`
    with known as (
      select resource_id, amounts, ${second(sql`at`)} as begins,
             coalesce(${second(sql`lead(at) over (partition by resource_id order by at, id)`)}, ${to}) as ends
      from resource_change where department_id = ${departmentId} and received_at <= ${knownBy}
         and (counts_from is null or counts_from <= ${periodOf(month).from})
    ), held as (
      select resource_id, dimension, sum(units::numeric * (least(ends, ${to}) - greatest(begins, ${from}))) as unit_seconds
      from known cross join lateral jsonb_each_text(amounts) as a (dimension, units)
      where greatest(begins, ${from}) < least(ends, ${to}) group by 1, 2
    ), charged as (
      select resource_id, split_part(sku, '.', 1) as dimension,
             sum(units::numeric * (${second(sql`ends_at`)} - ${second(sql`starts_at`)})) as unit_seconds
      from charge where rating_id = ${ratingId} and kind = 'usage' and units is not null group by 1, 2
    )
    select coalesce(sum(h.unit_seconds), 0)::text as left, coalesce(sum(c.unit_seconds), 0)::text as right,
           count(*) filter (where h.unit_seconds is distinct from c.unit_seconds) = 0 as equal
    from held h full join charged c using (resource_id, dimension)`;
}

/** Reading of the meter after so many seconds, in 10^-9 unit·months of the price's own month, rounded half up by whole-number division. */
const reading = (at: RawBuilder<unknown>, month: Period) => {
  const begin = second(sql`${month.from}::timestamptz`);
  return sql`div(2 * units::numeric * (${second(at)} - ${begin}) * 1000000000 + month_seconds, 2 * month_seconds)`;
};

const monthSeconds = (month: Period) => {
  const length = sql`${second(sql`${month.to}::timestamptz`)} - ${second(sql`${month.from}::timestamptz`)}`;
  return sql`case when p.rule ->> 'month' = 'fixed-30-days' then 2592000 else ${length} end`;
};

function readingsAgainstQuantities(ratingId: string | null, month: Period) {
  return sql<Sides>`
    with held as (
      select c.units, c.starts_at, c.ends_at, c.quantity, ${monthSeconds(month)} as month_seconds
      from charge c join price p on p.version_id = c.price_version_id and p.sku = c.sku
      where c.rating_id = ${ratingId} and c.kind = 'usage' and c.units is not null
    ), derived as (
      select quantity, (${reading(sql`ends_at`, month)} - ${reading(sql`starts_at`, month)}) * 0.000000001 as expected from held
    )
    select coalesce(sum(expected), 0)::numeric(40, 9)::text as left, coalesce(sum(quantity), 0)::numeric(40, 9)::text as right,
           count(*) filter (where expected <> quantity) = 0 as equal from derived`;
}

/**
 * What each item's price makes of the month's whole quantity, against the charges of it: the model anew from the stored rule, then the discount, then the bounds. Whole
 * packages and the tier of a volume are found in unit·seconds, where nothing was rounded.
 */
function modelsAgainstAmounts(ratingId: string | null, month: Period) {
  return sql<Sides>`
    with used as (
      select c.sku, c.price_version_id, p.rule, min(i.share) as share, min(i.seconds)::numeric as seconds, sum(c.quantity) as quantity,
             sum(case when c.units is null then c.quantity * (${monthSeconds(month)})
                 else c.units::numeric * (${second(sql`c.ends_at`)} - ${second(sql`c.starts_at`)}) end) as weight
      from charge c
      join price p on p.version_id = c.price_version_id and p.sku = c.sku
      join rated_item i on i.rating_id = c.rating_id and i.price_version_id = c.price_version_id and i.sku = c.sku
      where c.rating_id = ${ratingId} and c.kind = 'usage' group by 1, 2, 3
    ), modelled as (
      select sku, price_version_id, share, rule, weight, case rule #>> '{model,kind}'
        when 'unit' then quantity * (rule #>> '{model,unitPrice}')::numeric
        when 'flat' then case when weight > 0 then (rule #>> '{model,price}')::numeric * share else 0 end
        when 'package' then (div(weight, (rule #>> '{model,size}')::numeric * seconds)
          + (mod(weight, (rule #>> '{model,size}')::numeric * seconds) > 0)::int) * (rule #>> '{model,price}')::numeric * share
        when 'volume' then quantity * (select (t ->> 'unitPrice')::numeric from jsonb_array_elements(rule #> '{model,tiers}') t
          where (t ->> 'from')::numeric * seconds <= weight and coalesce(weight < (t ->> 'to')::numeric * seconds, true))
        when 'graduated' then (select sum((t ->> 'unitPrice')::numeric
          * greatest(0, least(quantity, (t ->> 'to')::numeric * share) - (t ->> 'from')::numeric * share))
          from jsonb_array_elements(rule #> '{model,tiers}') t) end as yuan
      from used
    ), priced as (
      select sku, price_version_id, least(greatest(yuan - yuan * (rule ->> 'discountPpm')::numeric * 0.000001,
        case when weight > 0 then (rule ->> 'minimum')::numeric * share end), (rule ->> 'maximum')::numeric * share) as yuan from modelled
    ), charged as (
      select sku, price_version_id, sum(amount) as yuan from charge where rating_id = ${ratingId} group by 1, 2
    )
    select coalesce(sum(p.yuan), 0)::numeric(70, 40)::text as left, coalesce(sum(c.yuan), 0)::numeric(70, 40)::text as right,
           count(*) filter (where p.yuan is distinct from c.yuan) = 0 as equal
    from priced p full join charged c using (sku, price_version_id)`;
}

const NO_RESOURCE = '00000000-0000-0000-0000-000000000000';

function amountsAgainstLines({ id, ratingId }: Reconciled) {
  return sql<Sides>`
    with charged as (
      select kind, coalesce(resource_id, ${NO_RESOURCE}::uuid) as resource_id, sku, price_version_id::text as version, sum(amount) as yuan
      from charge where rating_id = ${ratingId} group by 1, 2, 3, 4
    ), lined as (
      select kind, coalesce(resource_id, ${NO_RESOURCE}::uuid) as resource_id, sku, working -> 'priceVersion' ->> 'id' as version,
             sum(exact) as yuan
      from statement_line where statement_id = ${id} and kind in ('usage', 'discount', 'minimum', 'maximum') group by 1, 2, 3, 4
    )
    select coalesce(sum(c.yuan), 0)::numeric(70, 40)::text as left, coalesce(sum(l.yuan), 0)::numeric(70, 40)::text as right,
           count(*) filter (where c.yuan is distinct from l.yuan) = 0 as equal
    from charged c full join lined l using (kind, resource_id, sku, version)`;
}

function linesAgainstPayable(id: string) {
  return sql<Sides>`
    select (round(coalesce(sum(l.exact), 0), 2) * 100)::numeric(40, 0)::text as left, s.payable_fen::text as right,
           round(coalesce(sum(l.exact), 0), 2) * 100 = s.payable_fen as equal
    from statement s left join statement_line l on l.statement_id = s.id where s.id = ${id} group by s.id`;
}

function fenAgainstPayable(id: string) {
  return sql<Sides>`
    select coalesce(sum(l.amount_fen), 0)::text as left, s.payable_fen::text as right,
           coalesce(sum(l.amount_fen), 0) = s.payable_fen as equal
    from statement s left join statement_line l on l.statement_id = s.id where s.id = ${id} group by s.id`;
}
