import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { RequestKind } from '../requests/schemas.ts';

/** An order line with what its delivery needs to know of its request and resource. */
export interface LineRow {
  readonly id: string;
  readonly request_id: string;
  readonly department_id: string;
  readonly spec: ItemSpec;
  readonly state: 'open' | 'delivered' | 'failed' | 'cancelled';
  readonly fulfilment: 'provisioned' | 'counted';
  readonly cloud_id: string;
  readonly xinchuang: boolean;
  readonly resource_id: string;
  readonly request_kind: RequestKind;
  readonly request_state: string;
  readonly request_number: string;
  /** Of a release that the authority ordered: who. */
  readonly ordered_by: string | null;
  readonly resource_number: string;
  readonly resource_state: 'requested' | 'active' | 'released' | 'abandoned';
  readonly resource_spec: ItemSpec;
  readonly resource_power: Power;
}

/** The line, locked together with its resource, after its request. */
export async function lockLine(tx: Tx, id: string): Promise<LineRow | undefined> {
  const requests = tx.selectFrom('order_line').select('request_id').where('id', '=', id);
  await tx.selectFrom('request').select('id').where('id', 'in', requests).forNoKeyUpdate().execute();
  const row = await tx
    .selectFrom('order_line as l')
    .innerJoin('request as r', 'r.id', 'l.request_id')
    .innerJoin('resource as z', 'z.id', 'l.resource_id')
    .select(['l.id', 'l.request_id', 'l.department_id', 'l.spec', 'l.state', 'l.fulfilment', 'l.cloud_id'])
    .select(['l.xinchuang', 'l.resource_id', 'r.kind as request_kind', 'r.state as request_state'])
    .select(['r.number as request_number', 'r.ordered_by', 'z.number as resource_number', 'z.state as resource_state'])
    .select(['z.spec as resource_spec', 'z.power as resource_power'])
    .where('l.id', '=', id)
    .forNoKeyUpdate(['l', 'z'])
    .executeTakeFirst();
  return row as LineRow | undefined;
}

/** Who decided on the request, in whichever round and step, and in whose name: to whoever stood in, the absent one is as bound. */
export async function decidedBy(tx: Tx, requestId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('approval_step')
    .select(['decided_by', 'on_behalf_of'])
    .where('request_id', '=', requestId)
    .where('decided_by', 'is not', null)
    .execute();
  return rows.flatMap((row) => [row.decided_by ?? [], row.on_behalf_of ?? []].flat());
}

/** The resource that a line is for, as it is today. */
export async function resourceOfLine(tx: Tx, lineId: string) {
  return tx
    .selectFrom('order_line as l')
    .innerJoin('resource as z', 'z.id', 'l.resource_id')
    .select(['z.number', 'z.spec', 'z.state', 'z.power', 'l.request_id'])
    .where('l.id', '=', lineId)
    .executeTakeFirst();
}

export async function setResourceActive(
  tx: Tx,
  id: string,
  delivered: { spec: ItemSpec; at: Date; first: boolean },
): Promise<void> {
  await tx
    .updateTable('resource')
    .set({
      state: 'active',
      spec: JSON.stringify(delivered.spec),
      ...(delivered.first ? { ready_at: delivered.at } : {}),
    })
    .where('id', '=', id)
    .execute();
}

export async function setResourceReleased(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('resource').set({ state: 'released', released_at: at }).where('id', '=', id).execute();
}

export async function setLineDelivered(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('order_line')
    .set({ state: 'delivered', reserved: false, delivered_at: at })
    .where('id', '=', id)
    .execute();
}

export interface NewDeliveryNote {
  readonly id: string;
  readonly number: string;
  readonly line: LineRow;
  readonly handover: unknown;
  readonly inventory: unknown;
  readonly at: Date;
}

export async function insertDeliveryNote(tx: Tx, note: NewDeliveryNote): Promise<void> {
  await tx
    .insertInto('delivery_note')
    .values({
      id: note.id,
      number: note.number,
      request_id: note.line.request_id,
      line_id: note.line.id,
      resource_id: note.line.resource_id,
      department_id: note.line.department_id,
      handover: JSON.stringify(note.handover),
      inventory: note.inventory === null ? null : JSON.stringify(note.inventory),
      delivered_at: note.at,
    })
    .execute();
}

/** What a delivery note says of where the line's things are: cloud, address, namespace and who may use them. */
export async function placeOfStack(tx: Tx, stackId: string) {
  return tx
    .selectFrom('stack as s')
    .innerJoin('cloud as c', 'c.id', 's.cloud_id')
    .innerJoin('cluster as k', 'k.id', 'c.cluster_id')
    .innerJoin('tenancy as t', 't.id', 's.tenancy_id')
    .innerJoin('department as d', 'd.id', 't.department_id')
    .select(['c.slug as cloud', 'k.server', 't.slug as namespace', 'd.oidc_group'])
    .where('s.id', '=', stackId)
    .executeTakeFirst();
}
