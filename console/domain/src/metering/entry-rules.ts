import type { Actor } from '../verb/actor.ts';
import { DomainError } from '../verb/errors.ts';
import { MOST_READ } from './reading-rules.ts';

interface AmendedUse {
  /** The service account that sent it; null: a person, or the console itself. */
  readonly sentBy: string | null;
  readonly at: Date;
  readonly withdrawn: boolean;
  /** A person's word about it waits for a second one. */
  readonly waits: boolean;
  /** Its accounting period takes nothing any more. */
  readonly closed: boolean;
  /** This very amendment counts already: sent again it is the same one, whatever became of the use and its period since. */
  readonly repeated: boolean;
}

/** Why a use can't be amended so, or null. */
export function amendmentRefusal(
  use: AmendedUse,
  { by, quantity, amendmentId }: { by: Actor; quantity: string | null; amendmentId?: string | undefined },
): DomainError | null {
  // A program's word counts alone, so it is heard about what it sent itself, and about nothing that a person or another meter said.
  if (by.kind !== 'person' && (by.kind !== 'client' || use.sentBy !== by.id)) return new DomainError('NOT_YOURS');
  // One that can't be told apart when it repeats itself is not heard either.
  if (by.kind !== 'person' && amendmentId === undefined)
    return new DomainError('INPUT_INVALID', { field: 'amendmentId', fields: ['amendmentId'] });
  if (use.repeated) return null;
  if (use.closed) return new DomainError('PERIOD_CLOSED', { at: use.at.toISOString() });
  if (quantity !== null && Number(quantity) > MOST_READ)
    return new DomainError('READING_TOO_LARGE', { quantity, most: MOST_READ });
  if (use.withdrawn) return new DomainError('USE_WITHDRAWN');
  return by.kind === 'person' && use.waits ? new DomainError('STATE_CONFLICT', { state: 'proposed' }) : null;
}

/** Why somebody can't take an entry back, or null: only one that waits, and only who proposed it. */
export function withdrawalRefusal(
  entry: { readonly state: string; readonly proposed_by: string },
  personId: string,
): DomainError | null {
  if (entry.proposed_by !== personId) return new DomainError('NOT_YOURS');
  return entry.state === 'proposed' ? null : new DomainError('STATE_CONFLICT', { state: entry.state });
}

/** Why somebody can't decide an entry, or null: only one that waits, and never the one who proposed it. */
export function decisionRefusal(
  entry: { readonly state: string; readonly proposed_by: string },
  personId: string,
): DomainError | null {
  if (entry.state !== 'proposed') return new DomainError('STATE_CONFLICT', { state: entry.state });
  return entry.proposed_by === personId ? new DomainError('PROPOSER_DECIDES') : null;
}
