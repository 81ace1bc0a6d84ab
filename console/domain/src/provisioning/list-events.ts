import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { findOperation } from './operation-store.ts';
import { hasEnded } from './rules.ts';
import { eventsInputSchema, eventsSchema } from './schemas.ts';
import { eventsAfter } from './view-store.ts';

/** What the engine said since `after`, oldest first: asked again and again, it follows the operation live. Refused: NOT_FOUND. */
export const listEvents = query({
  allow: ['signed-in', 'job'],
  input: eventsInputSchema,
  async read({ tx }, { operationId, after, limit }): Promise<z.output<typeof eventsSchema>> {
    const operation = await findOperation(tx, operationId);
    if (!operation) throw new DomainError('NOT_FOUND', { what: 'operation' });
    const rows = await eventsAfter(tx, operationId, { after: BigInt(after ?? '-1'), limit });
    const items = rows.map((row) => ({ sequence: row.sequence.toString(), event: row.payload }));
    return eventsSchema.parse({ items, open: !hasEnded(operation.state) });
  },
});
