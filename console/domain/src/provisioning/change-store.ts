import type { Tx } from '@zhengyun/db/with-transaction.ts';
import type { Power } from '@zhengyun/rulebook/catalogue/held-amounts.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { sql } from 'kysely';

/** A resource that was delivered, with the request that last delivered it. */
export interface StandingResource {
  readonly id: string;
  readonly number: string;
  readonly department_id: string;
  readonly cloud_id: string;
  readonly stack_id: string | null;
  readonly xinchuang: boolean;
  readonly state: string;
  readonly power: Power;
  readonly ready_at: Date | null;
  readonly spec: ItemSpec;
  readonly request_id: string | null;
}

/** The resource of that key or on that stack, locked after its stack as every act does. */
export async function lockStanding(
  tx: Tx,
  by: { readonly id: string } | { readonly stackId: string },
): Promise<StandingResource | undefined> {
  const [column, value] = 'id' in by ? (['r.id', by.id] as const) : (['r.stack_id', by.stackId] as const);
  const stacks = tx.selectFrom('resource as r').select('r.stack_id').where(column, '=', value);
  await tx.selectFrom('stack').select('id').where('id', 'in', stacks).forNoKeyUpdate().execute();
  const row = await tx
    .selectFrom('resource as r')
    .select(['r.id', 'r.number', 'r.department_id', 'r.cloud_id', 'r.stack_id', 'r.xinchuang', 'r.state', 'r.power'])
    .select(['r.ready_at', 'r.spec'])
    .select(({ selectFrom }) =>
      selectFrom('order_line as l')
        .select('l.request_id')
        .whereRef('l.resource_id', '=', 'r.id')
        .where('l.state', '=', 'delivered')
        .orderBy('l.delivered_at', 'desc')
        .limit(1)
        .as('request_id'),
    )
    .where(column, '=', value)
    .forNoKeyUpdate('r')
    .executeTakeFirst();
  return row as StandingResource | undefined;
}

/** Locks the requests that are open on a resource, for an act that may end them: requests come before stacks, or two acts could block each other. */
export async function lockRequestsOn(tx: Tx, resourceId: string): Promise<void> {
  const open = tx.selectFrom('order_line').select('request_id').where('resource_id', '=', resourceId);
  const lines = open.where('state', '=', 'open');
  await tx.selectFrom('request').select('id').where('id', 'in', lines).orderBy('id').forNoKeyUpdate().execute();
}

/** Open requests that a resource's lease end later, with their numbers, oldest first. */
export async function openExtensions(tx: Tx, resourceId: string) {
  return tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select(['q.id', 'q.number'])
    .where('l.resource_id', '=', resourceId)
    .where('l.state', '=', 'open')
    .where('q.kind', '=', 'extend')
    .orderBy('q.id')
    .execute();
}

/** The number of the open request that gives a resource back; null: there is none. */
export async function openReleaseOn(tx: Tx, resourceId: string): Promise<string | null> {
  const release = await tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .select('q.number')
    .where('l.resource_id', '=', resourceId)
    .where('l.state', '=', 'open')
    .where('q.kind', '=', 'release')
    .executeTakeFirst();
  return release?.number ?? null;
}

/** The number of the removal of a resource that the authority ordered and that has not ended; null: there is none. */
export async function openRemovalOf(tx: Tx, resourceId: string): Promise<string | null> {
  const removal = await tx
    .selectFrom('operation as o')
    .innerJoin('resource as r', 'r.stack_id', 'o.stack_id')
    .select('o.number')
    .where('r.id', '=', resourceId)
    .where(sql<boolean>`o.intent->>'purpose' = 'reclaim'`)
    .where('o.state', 'not in', ['done', 'failed', 'cancelled'])
    .executeTakeFirst();
  return removal?.number ?? null;
}

export async function setPower(tx: Tx, id: string, power: Power): Promise<void> {
  await tx.updateTable('resource').set({ power }).where('id', '=', id).execute();
}

/** Delivered bastion accounts with when the last operation on each failed, where it did; null: it did not. */
export async function standingAccess(tx: Tx) {
  const rows = await tx
    .selectFrom('resource as r')
    .select(['r.id', 'r.department_id', 'r.spec', 'r.ready_at'])
    .select(({ selectFrom }) =>
      selectFrom('operation as o')
        .select('o.ended_at')
        .whereRef('o.stack_id', '=', 'r.stack_id')
        .where('o.state', '=', 'failed')
        .where('o.intent', 'is not', null)
        .orderBy('o.ended_at', 'desc')
        .limit(1)
        .as('failed_at'),
    )
    .where('r.item', '=', 'bastion-account')
    .where('r.state', '=', 'active')
    .orderBy('r.ready_at')
    .execute();
  return rows.map((row) => ({ ...row, spec: row.spec as ItemSpec }));
}
