import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { ApprovalStep } from '../requests/schemas.ts';
import type { SeatedStep } from './rules.ts';

/** Open steps of requests in review that a cloud's own organisation has, each once. */
export async function ownSeatedSteps(tx: Tx) {
  const rows = await tx
    .selectFrom('approval_step as a')
    .innerJoin('request as q', (join) => join.onRef('q.id', '=', 'a.request_id').onRef('q.round', '=', 'a.round'))
    .select(['a.request_id', 'a.step', 'a.seat_cloud_id'])
    .where('a.decision', 'is', null)
    .where('a.seat_cloud_id', 'is not', null)
    .where('q.state', 'in', ['department-review', 'joint-review'])
    .orderBy('a.opened_at')
    .orderBy('a.request_id')
    .execute();
  return rows.flatMap(({ request_id: requestId, step, seat_cloud_id: cloudId }) =>
    cloudId === null ? [] : [{ requestId, step: step as ApprovalStep, cloudId }],
  );
}

/** Gives an open step of a round to another seat, with a deadline of its own. */
export async function saveSeat(
  tx: Tx,
  at: { readonly requestId: string; readonly round: number; readonly at: Date },
  { step, cloudId, reason, dueAt }: SeatedStep & { readonly dueAt: Date },
): Promise<void> {
  await tx
    .updateTable('approval_step')
    .set({ seat_cloud_id: cloudId, seat_reason: reason, due_at: dueAt, reseated_at: at.at })
    .where('request_id', '=', at.requestId)
    .where('round', '=', at.round)
    .where('step', '=', step)
    .where('decision', 'is', null)
    .execute();
}
