import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { NoticeKind } from '../notices/schemas.ts';
import { decodeCursor, encodeCursor } from '../verb/paging.ts';

interface NewWebhook {
  readonly id: string;
  readonly department_id: string | null;
  readonly name: string;
  readonly url: string;
  readonly kinds: string[];
  readonly secret: Buffer;
  readonly key_id: string;
  readonly owner_id: string;
  readonly created_at: Date;
}

export async function insertWebhook(tx: Tx, webhook: NewWebhook): Promise<void> {
  await tx.insertInto('webhook').values(webhook).execute();
}

const SHOWN = [
  'id',
  'department_id',
  'name',
  'url',
  'kinds',
  'owner_id',
  'created_at',
  'disabled_at',
  'disabled_reason',
  'removed_at',
] as const;

/** Addresses that were not removed, newest first. */
export async function webhooksInSight(tx: Tx) {
  return tx
    .selectFrom('webhook')
    .select(SHOWN)
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}

/** An address, removed or not. */
export async function anyWebhook(tx: Tx, id: string) {
  return tx.selectFrom('webhook').select(SHOWN).where('id', '=', id).executeTakeFirst();
}

/** An address that was not removed. */
export async function findWebhook(tx: Tx, id: string) {
  const found = await anyWebhook(tx, id);
  return found?.removed_at === null ? found : undefined;
}

interface WebhookChange {
  readonly disabled_at?: Date | null;
  readonly disabled_reason?: string | null;
  readonly removed_at?: Date;
}

export async function changeWebhook(tx: Tx, id: string, change: WebhookChange): Promise<void> {
  await tx.updateTable('webhook').set(change).where('id', '=', id).execute();
}

/** Addresses in use that hear of `kind`: those of the department, and the operator's where it is the operator's to know. */
export async function webhooksFor(
  tx: Tx,
  of: { readonly kind: NoticeKind; readonly departmentId: string | null; readonly operators: boolean },
) {
  const rows = await tx
    .selectFrom('webhook')
    .select(['id', 'department_id', 'kinds'])
    .where('disabled_at', 'is', null)
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.or([
        ...(of.departmentId === null ? [] : [eb('department_id', '=', of.departmentId)]),
        ...(of.operators ? [eb('department_id', 'is', null)] : []),
        eb.lit(false),
      ]),
    )
    .execute();
  return rows.filter(({ kinds }) => kinds.includes(of.kind));
}

interface NewDelivery {
  readonly id: string;
  readonly webhook_id: string;
  readonly department_id: string | null;
  readonly kind: string;
  readonly body: string;
  readonly at: Date;
}

export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await tx
    .insertInto('webhook_delivery')
    .values(deliveries.map((each) => ({ ...each, state: 'waiting', next_at: each.at })))
    .execute();
}

const DELIVERY = ['id', 'webhook_id', 'department_id', 'kind', 'state', 'attempts', 'status', 'trouble'] as const;

export async function lockDelivery(tx: Tx, id: string) {
  return tx.selectFrom('webhook_delivery').select(DELIVERY).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A waiting delivery with where it goes and by which secret it is signed, for the worker's role alone. */
export async function deliveryToSend(tx: Tx, id: string) {
  return tx
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook as w', 'w.id', 'd.webhook_id')
    .select(['d.id', 'd.body', 'w.id as webhook_id', 'w.url', 'w.secret'])
    .where('d.id', '=', id)
    .where('d.state', '=', 'waiting')
    .where('w.disabled_at', 'is', null)
    .where('w.removed_at', 'is', null)
    .executeTakeFirst();
}

interface DeliveryChange {
  readonly state: 'waiting' | 'delivered' | 'dead';
  readonly attempts: number;
  readonly status: number | null;
  readonly trouble: string | null;
  readonly next_at: Date | null;
  readonly ended_at: Date | null;
}

export async function changeDelivery(tx: Tx, id: string, change: DeliveryChange): Promise<void> {
  await tx.updateTable('webhook_delivery').set(change).where('id', '=', id).execute();
}

/** Lets the waiting deliveries to an address begin anew at `now`: their jobs found it switched off and are gone. Gives their ids, oldest first. */
export async function restartWaiting(tx: Tx, webhookId: string, now: Date): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('webhook_delivery')
    .set({ attempts: 0, next_at: now })
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).toSorted();
}

/** Deliveries to one address, newest first. */
export async function pageOfDeliveries(
  tx: Tx,
  { webhookId, cursor, limit }: { webhookId: string; cursor?: string | null | undefined; limit: number },
) {
  const matching = tx.selectFrom('webhook_delivery').where('webhook_id', '=', webhookId);
  const { total } = await matching.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  const after = decodeCursor(cursor);
  let page = matching.select(DELIVERY).select(['at', 'next_at', 'ended_at']);
  if (after) page = page.where((eb) => eb(eb.refTuple('at', 'id'), '<', eb.tuple(after.at, after.id)));
  const rows = await page
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, total: Number(total), nextCursor: last ? encodeCursor(last.at, last.id) : null };
}
