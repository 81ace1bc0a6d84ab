import type { Inventory } from '@zhengyun/interface/inventory.ts';
import { getLease } from '../reclaim/get-lease.ts';
import { mayRun } from '../reclaim/lease-rules.ts';
import { holds } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { openRemovalOf } from './change-store.ts';
import { hasEnded } from './rules.ts';
import { type OperationState, type ResourceDetail, resourceDetailSchema, resourceInputSchema } from './schemas.ts';
import { operationItem, resourceItem } from './view-rules.ts';
import { deliveriesOf, findResourceView, openRequests, pageOfOperations } from './view-store.ts';

/** One resource with what verification last read of it, its deliveries and its operations. Refused: NOT_FOUND. */
export const getResource = query({
  allow: ['signed-in', 'job'],
  input: resourceInputSchema,
  async read(scope, { resourceId }): Promise<ResourceDetail> {
    const { ctx, tx } = scope;
    const row = await findResourceView(tx, resourceId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'resource' });
    const [open] = await openRequests(tx, [resourceId]);
    const deliveries = await deliveriesOf(tx, resourceId);
    const { rows: operations } = await pageOfOperations(tx, { resourceId, limit: 50 });
    const inventory = (deliveries[0]?.inventory ?? null) as Inventory | null;
    const isFree = row.state === 'active' && !open && (await openRemovalOf(tx, resourceId)) === null;
    const mayChange = isFree && holds(ctx.actor, 'applicant', { departmentId: row.department_id });
    const item = resourceItem(row, open);
    const idle = operations.every(({ state }) => hasEnded(state as OperationState));
    const { lease } = await getLease.definition.read(scope, { resourceId });
    const mayStart = lease === null || mayRun(lease.stage);
    const switching = !idle
      ? []
      : item.power === 'running'
        ? ['stop']
        : item.power === 'stopped' && mayStart
          ? ['start']
          : [];
    return resourceDetailSchema.parse({
      ...item,
      objects: inventory?.objects ?? [],
      deliveries: deliveries.map((note) => ({
        number: note.number,
        requestId: note.request_id,
        requestNumber: note.request_number,
        kind: note.kind,
        deliveredAt: note.delivered_at.toISOString(),
        handover: note.handover,
      })),
      operations: operations.map(operationItem),
      acts: mayChange ? ['resize', 'release', ...switching] : [],
    });
  },
});
