import { extendLease } from '../reclaim/extend-lease.ts';
import type { VerbScope } from '../verb/context.ts';
import { changeRequest, linesOf, markLine } from './store.ts';

/**
 * Carries out an approved extension: its lease has the new last day from now on, and there is nothing to deliver or accept. The caller has
 * locked the request.
 */
export async function carryOutExtension(scope: VerbScope, requestId: string): Promise<void> {
  const { ctx, tx } = scope;
  for (const { id, resource_id: resourceId, lease_until: lastDay } of await linesOf(tx, requestId)) {
    if (lastDay === null) continue;
    await extendLease.within(scope, { resourceId, lastDay, requestId });
    await markLine(tx, id, ctx.now);
  }
  await changeRequest(tx, requestId, { state: 'accepted', delivered_at: ctx.now, accepted_at: ctx.now });
}
