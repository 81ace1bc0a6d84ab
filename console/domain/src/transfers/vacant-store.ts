import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { TransferStep } from './schemas.ts';

/** Open steps that a cloud's own organisation has, of one transfer or of all (null). */
export async function ownSeatedSteps(tx: Tx, transferId: string | null) {
  let open = tx
    .selectFrom('transfer_step as a')
    .innerJoin('transfer as t', 't.id', 'a.transfer_id')
    .select(['a.transfer_id', 'a.step', 'a.seat_cloud_id'])
    .where('a.decision', 'is', null)
    .where('a.seat_cloud_id', 'is not', null)
    .where('t.ended_at', 'is', null);
  if (transferId !== null) open = open.where('t.id', '=', transferId);
  const rows = await open.orderBy('a.opened_at').orderBy('a.transfer_id').orderBy('a.step').execute();
  return rows.flatMap(({ transfer_id, step, seat_cloud_id: cloudId }) =>
    cloudId === null ? [] : [{ transferId: transfer_id, step: step as TransferStep, cloudId }],
  );
}

/** Gives an open step to another seat, with a deadline of its own. */
export async function saveSeat(
  tx: Tx,
  at: { readonly transferId: string; readonly at: Date },
  { step, seat, dueAt }: { readonly step: TransferStep; readonly seat: string | null; readonly dueAt: Date },
): Promise<void> {
  await tx
    .updateTable('transfer_step')
    .set({ seat_cloud_id: seat, due_at: dueAt, reseated_at: at.at })
    .where('transfer_id', '=', at.transferId)
    .where('step', '=', step)
    .where('decision', 'is', null)
    .execute();
}
