import { amountsText, type ResourceChange } from './rules.ts';
import type { UsageItem } from './schemas.ts';

/** A change as it is shown. */
export function changeView(change: ResourceChange): UsageItem['changes'][number] {
  const { id, kind, cause, instanceUid } = change;
  const [at, receivedAt] = [change.at.toISOString(), change.receivedAt.toISOString()];
  return { id, kind, at, receivedAt, amounts: amountsText(change.amounts), cause, instanceUid };
}
