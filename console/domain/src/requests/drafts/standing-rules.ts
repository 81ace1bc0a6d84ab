import { type OpenChange, refuseBusy } from '../line-rules.ts';
import type { DraftItem, DraftKind } from './schemas.ts';

/** What is known of the resource that a draft is about, as it is now. */
export interface SubjectFacts {
  readonly state: string;
  readonly fulfilment: 'provisioned' | 'counted';
  /** The reclaim that runs on it, and whether the appeal that its present step allows was made. */
  readonly reclaim: { readonly id: string; readonly hasAppealed: boolean } | null;
  /** Whether it has a lease that is not past the day up to which it can be extended. */
  readonly isExtendable: boolean;
  /** Printed number of its removal that was ordered and has not ended; null: there is none. */
  readonly removal: string | null;
  /** Requests that are open on it, oldest first. */
  readonly open: readonly OpenChange[];
}
type Standing = Pick<DraftItem, 'standing' | 'behind' | 'reclaimId'>;

/** Whether a draft of `kind` could be sent now, and what stands before it. Null: the resource is another department's by now. */
export function standingOf(kind: DraftKind, facts: SubjectFacts | null): Standing {
  const nothing = { behind: null, reclaimId: null };
  if (kind === 'order') return { ...nothing, standing: 'open' };
  if (facts === null) return { ...nothing, standing: 'transferred' };
  const { state, reclaim, open } = facts;
  if (state !== 'active') return { ...nothing, standing: 'ended' };
  if (kind === 'appeal') {
    if (reclaim === null) return { ...nothing, standing: 'ended' };
    return { behind: null, reclaimId: reclaim.id, standing: reclaim.hasAppealed ? 'busy' : 'open' };
  }
  if (kind === 'extend' && !facts.isExtendable) return { ...nothing, standing: 'ended' };
  const extension = open.find((change) => change.kind === 'extend')?.number;
  const behind = (kind === 'extend' ? extension : null) ?? refuseBusy(open, facts)?.facts.request;
  return { ...nothing, standing: behind === undefined ? 'open' : 'busy', behind: behind?.toString() ?? null };
}
