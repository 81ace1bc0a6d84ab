import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';

/** Lines with places, tenancy and resource as people read them; the last two are hidden from the department that gave them away. */
export async function linesInDetail(tx: Tx, requestId: string) {
  return tx
    .selectFrom('order_line as l')
    .leftJoin('resource as r', 'r.id', 'l.resource_id')
    .leftJoin('tenancy as t', 't.id', 'l.tenancy_id')
    .innerJoin('cloud as c', 'c.id', 'l.cloud_id')
    .innerJoin('cloud_zone as z', (join) =>
      join.onRef('z.cloud_id', '=', 'l.cloud_id').onRef('z.code', '=', 'l.zone_code'),
    )
    .selectAll('l')
    .select(['c.slug as cloud_slug', 'c.name as cloud_name', 'z.name as zone_name'])
    .select(['t.number as tenancy_number', 't.slug as tenancy_slug'])
    .select(['r.number as resource_number', 'r.state as resource_state', 'r.spec as resource_spec'])
    .where('l.request_id', '=', requestId)
    .orderBy('l.ordinal')
    .execute();
}

const STEP_ORDER = sql`array_position(array['department', 'administrative', 'technical', 'finance', 'security'], a.step)`;

/** Steps of all rounds, oldest round first, in the order people go through them. */
export async function stepsInDetail(tx: Tx, requestId: string) {
  return tx
    .selectFrom('approval_step as a')
    .leftJoin('person as p', 'p.id', 'a.decided_by')
    .leftJoin('person as h', 'h.id', 'a.on_behalf_of')
    .leftJoin('cloud as c', 'c.id', 'a.seat_cloud_id')
    .selectAll('a')
    .select(['p.real_name', 'h.real_name as holder_name', 'c.slug as seat_slug', 'c.name as seat_name'])
    .where('a.request_id', '=', requestId)
    .orderBy('a.round')
    .orderBy(STEP_ORDER)
    .execute();
}

export async function operationsInDetail(tx: Tx, requestId: string) {
  return (
    tx
      .selectFrom('operation as o')
      .leftJoin('stack as s', 's.id', 'o.stack_id')
      .select(['o.id', 'o.number', 'o.ordinal', 'o.verb', 'o.line_id', 'o.state', 'o.waiting_for', 'o.plan_hash'])
      .select('o.trouble')
      // Of what was given away to another department the operation's own number is all there is to name.
      .select(({ fn }) => fn.coalesce('s.name', 'o.number').as('stack'))
      .where('o.request_id', '=', requestId)
      .orderBy('o.ordinal')
      .orderBy('o.number')
      .execute()
  );
}

export async function deliveryNotesOf(tx: Tx, requestId: string) {
  return tx
    .selectFrom('delivery_note')
    .select(['id', 'number', 'line_id', 'resource_id', 'handover', 'delivered_at'])
    .where('request_id', '=', requestId)
    .orderBy('number')
    .execute();
}

/** Acts on the request itself, oldest first. */
export async function actsOn(tx: Tx, requestId: string) {
  return tx
    .selectFrom('audit_row')
    .select(['at', 'action', 'actor_kind', 'actor_name', 'outcome'])
    .where('object_kind', '=', 'request')
    .where('object_id', '=', requestId)
    .orderBy('at')
    .orderBy('id')
    .limit(500)
    .execute();
}
