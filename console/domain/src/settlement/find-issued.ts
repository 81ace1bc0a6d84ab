import { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { findStatement } from './store.ts';

/** In process only: head of a statement. NOT_FOUND also for another department's. */
export const findIssued = query({
  allow: ['job'],
  input: z.strictObject({ statementId: idSchema }),
  async read({ tx }, { statementId }) {
    const row = await findStatement(tx, statementId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'statement' });
    return row;
  },
});
