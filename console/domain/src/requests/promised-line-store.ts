import { inScopeOfAll, type Tx } from '@zhengyun/db/with-transaction.ts';
import { scopeOf, type VerbScope } from '../verb/context.ts';
import { PROMISED_KINDS } from './promise-rules.ts';

function promisedLines(tx: Tx) {
  return tx
    .selectFrom('order_line as l')
    .innerJoin('request as q', 'q.id', 'l.request_id')
    .innerJoin('cloud as c', 'c.id', 'l.cloud_id')
    .leftJoin('resource as r', 'r.id', 'l.resource_id')
    .select(['l.item', 'l.item_version', 'l.fulfilment', 'l.availability_ppm', 'l.delivered_at', 'r.released_at'])
    .select(['c.id as cloud_id', 'c.slug as cloud_slug', 'c.name as cloud_name'])
    .where('q.kind', 'in', [...PROMISED_KINDS])
    .where('l.state', 'in', ['open', 'delivered']);
}
export type PromisedLineRow = Awaited<ReturnType<ReturnType<typeof promisedLines>['execute']>>[number];

/** Lines of a request that may bring something, in their order; undefined where there is no such request to be seen. */
export async function linesPromised(tx: Tx, requestId: string): Promise<readonly PromisedLineRow[] | undefined> {
  const request = await tx.selectFrom('request').select('id').where('id', '=', requestId).executeTakeFirst();
  return request && promisedLines(tx).where('l.request_id', '=', requestId).orderBy('l.ordinal').execute();
}

/**
 * The line by which a resource is what it is today, whichever department's that was: the newest that was delivered, else the newest. It is
 * delivered since its first delivery: a resize changes what is there, and what was measured before stays measured. Undefined where there is
 * no such resource to be seen.
 */
export async function lineOfResource(
  { ctx, tx }: VerbScope,
  resourceId: string,
): Promise<readonly PromisedLineRow[] | undefined> {
  const resource = await tx.selectFrom('resource').select('id').where('id', '=', resourceId).executeTakeFirst();
  const newestFirst = promisedLines(tx)
    .where('l.resource_id', '=', resourceId)
    .orderBy('l.delivered_at', (order) => order.desc().nullsLast())
    .orderBy('q.submitted_at', 'desc');
  if (!resource) return;
  const lines = await inScopeOfAll(tx, scopeOf(ctx.actor), () => newestFirst.execute());
  const first = lines.findLast(({ delivered_at }) => delivered_at !== null);
  return lines.slice(0, 1).map((newest) => ({ ...newest, delivered_at: first?.delivered_at ?? null }));
}
