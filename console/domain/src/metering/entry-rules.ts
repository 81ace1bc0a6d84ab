import type { Actor } from '../verb/actor.ts';
import { DomainError } from '../verb/errors.ts';
import { ENTERED } from './entries/schemas.ts';
import { MOST_READ } from './reading-rules.ts';

interface AmendedUse {
  readonly source: string;
  readonly at: Date;
  readonly withdrawn: boolean;
  /** A person's word about it waits for a second one. */
  readonly waits: boolean;
  /** Its accounting period takes nothing any more. */
  readonly closed: boolean;
}

/** Why a use can't be amended so, or null. */
export function amendmentRefusal(
  use: AmendedUse,
  { by, quantity, amendmentId }: { by: Actor; quantity: string | null; amendmentId?: string | undefined },
): DomainError | null {
  if (use.closed) return new DomainError('PERIOD_CLOSED', { at: use.at.toISOString() });
  // What a person entered with evidence is a person's to amend; and a program that can't be told apart when it repeats itself is not heard.
  if (by.kind !== 'person' && use.source === ENTERED) return new DomainError('NOT_YOURS');
  if (by.kind !== 'person' && amendmentId === undefined)
    return new DomainError('INPUT_INVALID', { field: 'amendmentId', fields: ['amendmentId'] });
  if (quantity !== null && Number(quantity) > MOST_READ)
    return new DomainError('READING_TOO_LARGE', { quantity, most: MOST_READ });
  if (by.kind !== 'person') return null;
  if (use.withdrawn) return new DomainError('USE_WITHDRAWN');
  return use.waits ? new DomainError('STATE_CONFLICT', { state: 'proposed' }) : null;
}

/** Why somebody can't decide an entry, or null: only one that waits, and never the one who proposed it. */
export function decisionRefusal(
  entry: { readonly state: string; readonly proposed_by: string },
  personId: string,
): DomainError | null {
  if (entry.state !== 'proposed') return new DomainError('STATE_CONFLICT', { state: entry.state });
  return entry.proposed_by === personId ? new DomainError('PROPOSER_DECIDES') : null;
}
