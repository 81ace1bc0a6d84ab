import { sql } from 'kysely';

/** Whether the operation `o` of a query is a deployment that did not end well after it had touched something. */
export const LEFT_OBJECTS = sql<boolean>`(o.verb = 'deploy'
  and (o.state = 'unknown' or o.state = 'failed' and (o.summary is not null or o.trouble->'leftovers' <> '[]'::jsonb)))`;

/**
 * Whether the stack `s` of a query holds objects though its first deployment never ended well: it was cut off, or failed after it had
 * touched something. Its state has them until somebody resolves or removes it, so whoever speaks of all stacks must speak of it.
 */
export const HALF_MADE = sql<boolean>`(s.state = 'new' and exists (
  select from operation o where o.stack_id = s.id and ${LEFT_OBJECTS}))`;

/** Whether the stack `s` of a query has anything on its cluster: delivered, or half-made. */
export const HOLDS_OBJECTS = sql<boolean>`(s.state = 'deployed' or ${HALF_MADE})`;
