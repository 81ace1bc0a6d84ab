import { findRemovable } from '../reclaim/find-removable.ts';
import type { VerbScope } from '../verb/context.ts';
import { blockersOf } from './facts-store.ts';
import type { Blocker } from './schemas.ts';
import { refusedBy } from './view-rules.ts';

/**
 * Whatever must be over before a transfer may be asked for. Beside what would stand in its way as it is carried out: what the authority may
 * remove, whose lease is over and can't be extended, or asking again and again would keep it. A lease that gets there while a transfer
 * waits for its deciders stands in no way.
 */
export async function blockersToAsk(scope: VerbScope, systemId: string): Promise<readonly Blocker[]> {
  const over = await findRemovable.definition.read(scope, { systemId });
  return [...(await blockersOf(scope.tx, systemId)), ...over.map((number) => ({ kind: 'lease' as const, number }))];
}

/** Refuses with TRANSFER_BLOCKED, naming them, while there is any. */
export async function requireNothingOpen(
  scope: VerbScope,
  { id, number }: { readonly id: string; readonly number: string },
): Promise<void> {
  const blockers = await blockersToAsk(scope, id);
  if (blockers.length > 0) throw refusedBy(number, blockers);
}
