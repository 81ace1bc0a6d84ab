import type { Actor } from './actor.ts';
import { idSchema } from './wire.ts';

const PRINTED_NUMBER = /^[A-Z]{2}-\d{4}-\d{6,}$/;

/**
 * The keys by which a refused act named things: values of fields called `…Id`, where they are keys, and `number`, where it is
 * a printed one. What people wrote is left out whatever the field is called.
 */
export function keysIn(input: unknown): Readonly<Record<string, string>> {
  if (typeof input !== 'object' || input === null) return {};
  const named = Object.entries(input).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      (/^[a-z]{1,32}([A-Z][a-z]{1,32}){0,2}Id$/.test(entry[0]) || entry[0] === 'id'
        ? idSchema.safeParse(entry[1]).success
        : entry[0] === 'number' && PRINTED_NUMBER.test(entry[1])),
  );
  return Object.fromEntries(named);
}

/** The one department the actor acts for; null when there is none, or several. */
export function departmentOf(actor: Actor): string | null {
  if (actor.kind !== 'person' && actor.kind !== 'client') return null;
  const [only, ...more] = new Set(actor.grants.flatMap((grant) => grant.departmentId ?? []));
  return only !== undefined && more.length === 0 ? only : null;
}
