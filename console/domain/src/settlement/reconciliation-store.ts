import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { type Month, type Period, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { type RawBuilder, sql } from 'kysely';
import type { ReconciliationStep } from './schemas.ts';

interface Reconciled {
  readonly id: string;
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
 * or charge), so two errors can't cancel out. Events known by `knownBy` are counted.
 */
export async function reconcile(tx: Tx, statement: Reconciled): Promise<ReconciliationStep[]> {
  const month = periodOf(statement.month);
  const steps: readonly (Pick<ReconciliationStep, 'step' | 'unit'> & { readonly sides: RawBuilder<Sides> })[] = [
    { step: 'events', unit: 'unit-seconds', sides: eventsAgainstCharges(statement) },
    { step: 'quantities', unit: 'unit-months', sides: readingsAgainstQuantities(statement.id, month) },
    { step: 'charges', unit: 'yuan', sides: productsAgainstAmounts(statement.id) },
    { step: 'lines', unit: 'yuan', sides: amountsAgainstLines(statement.id) },
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

function eventsAgainstCharges({ id, departmentId, period, knownBy }: Reconciled) {
  const from = second(sql`${period.from}::timestamptz`);
  const to = second(sql`${period.to}::timestamptz`);
  return sql<Sides>`
    with known as (
      select resource_id, amounts, ${second(sql`at`)} as begins,
             coalesce(${second(sql`lead(at) over (partition by resource_id order by at, id)`)}, ${to}) as ends
      from resource_change where department_id = ${departmentId} and received_at <= ${knownBy}
    ), held as (
      select resource_id, dimension, sum(units::numeric * (least(ends, ${to}) - greatest(begins, ${from}))) as unit_seconds
      from known cross join lateral jsonb_each_text(amounts) as a (dimension, units)
      where greatest(begins, ${from}) < least(ends, ${to}) group by 1, 2
    ), charged as (
      select resource_id, split_part(sku, '.', 1) as dimension,
             sum(units::numeric * (${second(sql`ends_at`)} - ${second(sql`starts_at`)})) as unit_seconds
      from charge where statement_id = ${id} group by 1, 2
    )
    select coalesce(sum(h.unit_seconds), 0)::text as left, coalesce(sum(c.unit_seconds), 0)::text as right,
           count(*) filter (where h.unit_seconds is distinct from c.unit_seconds) = 0 as equal
    from held h full join charged c using (resource_id, dimension)`;
}

/** Reading of the meter after so many seconds, in 10^-9 unit·months, rounded half up by whole-number division. */
const reading = (at: RawBuilder<unknown>, month: Period) => {
  const begin = second(sql`${month.from}::timestamptz`);
  const length = sql`(${second(sql`${month.to}::timestamptz`)} - ${begin})`;
  return sql`div(2 * units::numeric * (${second(at)} - ${begin}) * 1000000000 + ${length}, 2 * ${length})`;
};

function readingsAgainstQuantities(id: string, month: Period) {
  return sql<Sides>`
    with derived as (
      select quantity, (${reading(sql`ends_at`, month)} - ${reading(sql`starts_at`, month)}) * 0.000000001 as expected
      from charge where statement_id = ${id}
    )
    select coalesce(sum(expected), 0)::numeric(40, 9)::text as left, coalesce(sum(quantity), 0)::numeric(40, 9)::text as right,
           count(*) filter (where expected <> quantity) = 0 as equal from derived`;
}

function productsAgainstAmounts(id: string) {
  return sql<Sides>`
    select coalesce(sum(quantity * unit_price), 0)::numeric(60, 15)::text as left,
           coalesce(sum(amount), 0)::numeric(60, 15)::text as right,
           count(*) filter (where quantity * unit_price <> amount) = 0 as equal
    from charge where statement_id = ${id}`;
}

function amountsAgainstLines(id: string) {
  return sql<Sides>`
    with charged as (
      select resource_id, sku, price_version_id::text as version, sum(amount) as yuan
      from charge where statement_id = ${id} group by 1, 2, 3
    ), lined as (
      select resource_id, sku, working -> 'priceVersion' ->> 'id' as version, exact as yuan
      from statement_line where statement_id = ${id} and kind = 'usage'
    )
    select coalesce(sum(c.yuan), 0)::numeric(60, 15)::text as left, coalesce(sum(l.yuan), 0)::numeric(60, 15)::text as right,
           count(*) filter (where c.yuan is distinct from l.yuan) = 0 as equal
    from charged c full join lined l using (resource_id, sku, version)`;
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
