import type { Tx } from '@zhengyun/db/with-transaction.ts';

interface NewWorkingDay {
  readonly id: string;
  readonly day: string;
  readonly worked: boolean;
  readonly reason: string;
  readonly said_by: string;
  readonly said_at: Date;
}

export async function insertWorkingDay(tx: Tx, day: NewWorkingDay): Promise<void> {
  await tx.insertInto('working_day').values(day).execute();
}

/** Everything said of days from `from` (`YYYY-MM-DD`) on, the latest word of each day first. */
export async function workingDaysFrom(tx: Tx, from: string) {
  return tx
    .selectFrom('working_day as w')
    .innerJoin('person as p', 'p.id', 'w.said_by')
    .select(['w.day', 'w.worked', 'w.reason', 'w.said_by', 'w.said_at', 'p.real_name'])
    .where('w.day', '>=', from)
    .orderBy('w.day')
    .orderBy('w.said_at', 'desc')
    .limit(1_000)
    .execute();
}
