import { itemOf } from '@zhengyun/rulebook/catalogue.ts';
import type { Lease, Reclaim } from './reclaim-types.ts';

/** Whether people of the operator see to what is held, so that its removal is theirs to do and confirm. */
export function isByHand({ resource }: Lease | Reclaim): boolean {
  return itemOf(resource.spec.item).fulfilment === 'counted';
}
