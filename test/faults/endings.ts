import { sql } from 'kysely';
import { type EndState, HOST_OBJECTS } from './end-state.ts';
import type { FaultGround } from './fault-ground.ts';
import { approve, type Order, rowsOf } from './steps.ts';
import { until } from './until.ts';

/** How an order ends that went well. */
export const DELIVERED: EndState = {
  operation: 'done',
  request: 'delivered',
  resource: 'active',
  onCluster: HOST_OBJECTS,
  inState: HOST_OBJECTS,
  charged: ['create'],
};
/** How a release ends that went well. */
export const RELEASED: EndState = {
  operation: 'done',
  request: 'delivered',
  resource: 'released',
  onCluster: [],
  inState: [],
  charged: ['create', 'delete'],
};
/** How an order ends that failed: nothing of it is left, and nothing was ever charged. */
export const FAILED_CLEAN: EndState = {
  operation: 'failed',
  request: 'failed',
  resource: 'abandoned',
  onCluster: [],
  inState: [],
  charged: [],
};

/** Waits until the order has ended well, approving it where it was stopped before that; throws with its trouble where it failed. */
export async function finish(ground: FaultGround, order: Order): Promise<void> {
  await until(`the end of ${order.stem} (${order.operationId})`, async () => {
    const [row] = await rowsOf<{ state: string; request: string; trouble: unknown }>(
      ground,
      sql`select o.state, r.state as request, o.trouble from operation o join request r on r.id = o.request_id where o.id = ${order.operationId}`,
    ).catch(() => []);
    if (row?.state === 'done') return true;
    if (row?.request === 'department-review' && row.state === 'previewed') await approve(ground, order);
    if (row && ['failed', 'cancelled'].includes(row.state))
      throw new Error(`${order.stem} ended as ${row.state}: ${JSON.stringify(row.trouble)}`);
    return null;
  });
}

/** Waits until the order has failed and what it had made is removed. */
export async function cleanedUp(ground: FaultGround, order: Order): Promise<void> {
  await until(`${order.stem} failed and removed`, async () => {
    const [row] = await rowsOf<{ state: string; resource: string; trouble: unknown; cleanUp: string | null }>(
      ground,
      sql`select o.state, z.state as resource, o.trouble,
        (select c.state from operation c where c.line_id = o.line_id and c.request_id is null order by c.id desc limit 1) as "cleanUp"
        from operation o join order_line l on l.id = o.line_id join resource z on z.id = l.resource_id where o.id = ${order.operationId}`,
    ).catch(() => []);
    if (row?.state === 'done' || row?.cleanUp === 'failed') throw new Error(`${order.stem}: ${JSON.stringify(row)}`);
    return row?.state === 'failed' && row.resource === 'abandoned' ? true : null;
  });
}
