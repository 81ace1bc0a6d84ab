import type { Actor } from '../verb/actor.ts';
import { DomainError } from '../verb/errors.ts';

/** The person whose notices are asked for: the caller, and nobody else. NOT_SIGNED_IN for a client of the API, who is told nothing. */
export function readerOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new DomainError('NOT_SIGNED_IN');
  return actor.id;
}
