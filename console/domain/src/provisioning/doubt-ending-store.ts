import { isInDoubt } from '../requests/is-in-doubt.ts';
import { settleDoubt } from '../requests/settle-doubt.ts';
import type { VerbScope } from '../verb/context.ts';

/** What stands there was just verified: gives back what failed resizes still held, if any did. */
export async function endDoubt(
  scope: VerbScope,
  where: { readonly stackId: string } | { readonly tenancyId: string },
): Promise<void> {
  if (await isInDoubt.definition.read(scope, where)) await settleDoubt.within(scope, where);
}
