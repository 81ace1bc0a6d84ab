import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Month } from '@zhengyun/rulebook/calendar.ts';
import type { Fen, Ppm } from '@zhengyun/rulebook/money.ts';
import { sql } from 'kysely';
import { errorOf, type Judged } from './error-rules.ts';

/** Months that say how far forecasts are off now. */
const RECENT = 12;

/**
 * Forecasts beside what was issued for their months since, the newest first; of all departments where none is named. A month is issued
 * once every contract that its statements are under has been.
 */
export async function judgedForecasts(tx: Tx, departmentId: string | null): Promise<readonly JudgedRow[]> {
  const { rows } = await sql<JudgedRow>`
    select f.department_id as "departmentId", f.month, f.made_at as "madeAt", f.fen as forecast, s.issued
      from budget_forecast f
      left join lateral (select case when bool_and(state in ('issued', 'confirmed', 'paid')) then sum(payable_fen)::bigint end as issued
                           from statement where department_id = f.department_id and month = f.month) s on true
     where (${departmentId}::uuid is null or f.department_id = ${departmentId}::uuid)
     order by f.month desc, f.department_id`.execute(tx);
  return rows;
}

interface JudgedRow extends Judged {
  readonly madeAt: Date;
}

/** How far the forecasts of a department's latest judged months were off. */
export async function errorsOf(tx: Tx, departmentId: string): Promise<readonly Ppm[]> {
  const judged = await judgedForecasts(tx, departmentId);
  return judged.flatMap((each) => errorOf(each) ?? []).slice(0, RECENT);
}

interface NewForecast {
  readonly id: string;
  readonly department_id: string;
  readonly month: Month;
  readonly fen: Fen | null;
  readonly low_fen: Fen | null;
  readonly high_fen: Fen | null;
  readonly basis: string;
  readonly policy_id: string;
  readonly made_at: Date;
}

/** False: the month has one already, which stays. */
export async function insertForecast(tx: Tx, row: NewForecast): Promise<boolean> {
  const added = await tx
    .insertInto('budget_forecast')
    .values(row)
    .onConflict((at) => at.columns(['department_id', 'month']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Departments of which no forecast of the month was made. */
export async function withoutForecast(tx: Tx, month: Month): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('department as d')
    .select('d.id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('budget_forecast as f')
            .select('f.id')
            .whereRef('f.department_id', '=', 'd.id')
            .where('f.month', '=', month),
        ),
      ),
    )
    .orderBy('d.id')
    .execute();
  return rows.map(({ id }) => id);
}
