import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Dimension } from '@zhengyun/rulebook/dimension.ts';
import { DomainError } from '../verb/errors.ts';

interface NewAsk {
  readonly id: string;
  readonly number: string;
  readonly department_id: string | null;
  readonly cloud_id: string;
  readonly dimension: Dimension;
  readonly xinchuang: boolean;
  readonly from_units: bigint | null;
  readonly units: bigint;
  readonly reason: string;
  readonly asked_by: string;
  readonly asked_at: Date;
}

/** Refused: STATE_CONFLICT where one for the same limit is open. */
export async function insertAsk(tx: Tx, ask: NewAsk): Promise<void> {
  await tx
    .insertInto('quota_ask')
    .values(ask)
    .execute()
    .catch((error: unknown) => {
      const { constraint } = error as { constraint?: unknown };
      throw constraint === 'one_open_quota_ask' ? new DomainError('STATE_CONFLICT', { object: ask.dimension }) : error;
    });
}

export async function lockAsk(tx: Tx, id: string) {
  return tx.selectFrom('quota_ask').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

interface AskEnd {
  readonly decision: 'granted' | 'refused' | 'withdrawn';
  readonly decided_by: string;
  readonly decided_at: Date;
  readonly answer: string | null;
}

export async function endAsk(tx: Tx, id: string, end: AskEnd): Promise<void> {
  await tx.updateTable('quota_ask').set(end).where('id', '=', id).execute();
}

const MOST_SHOWN = 200;

/** Requests for more that the scope sees: those that are open first, then the newest. */
export async function asks(tx: Tx) {
  return tx
    .selectFrom('quota_ask as q')
    .innerJoin('cloud as c', 'c.id', 'q.cloud_id')
    .leftJoin('department as d', 'd.id', 'q.department_id')
    .innerJoin('person as a', 'a.id', 'q.asked_by')
    .leftJoin('person as b', 'b.id', 'q.decided_by')
    .selectAll('q')
    .select(['c.slug as cloud_slug', 'c.name as cloud_name', 'd.slug as department_slug', 'd.name as department_name'])
    .select(['a.real_name as asker', 'b.real_name as decider'])
    .orderBy('q.decided_at', (order) => order.desc().nullsFirst())
    .orderBy('q.id', 'desc')
    .limit(MOST_SHOWN)
    .execute();
}
