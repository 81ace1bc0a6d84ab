import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { OpenChange } from './line-rules.ts';
import { isOpen } from './rules.ts';
import { REQUEST_STATES, type RequestState } from './schemas.ts';

/** A request that is open on a resource, with where it stands. */
export interface OpenRequest extends OpenChange {
  readonly id: string;
  readonly state: RequestState;
}

/** Requests that are open on a resource, oldest first. */
export async function openRequestsOn(tx: Tx, resourceId: string): Promise<readonly OpenRequest[]> {
  const rows = await tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select(['q.id', 'q.number', 'q.kind', 'q.state'])
    .where('l.resource_id', '=', resourceId)
    .where('l.state', '=', 'open')
    .where('q.state', 'in', REQUEST_STATES.filter(isOpen))
    .orderBy('q.submitted_at')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as OpenChange['kind'], state: row.state as RequestState }));
}

/** The stored release is one that the authority ordered: at work at once, since nobody approves it. */
export async function markOrdered(tx: Tx, requestId: string, personId: string): Promise<void> {
  const ordered = { state: 'provisioning', ordered_by: personId };
  await tx.updateTable('request').set(ordered).where('id', '=', requestId).execute();
}
