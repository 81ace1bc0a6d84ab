import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { operationRefSchema } from './schemas.ts';
import { findWork, type Work } from './work-store.ts';

/** Everything the worker needs to run an operation; secrets stay sealed. Refused: NOT_FOUND. */
export const readWork = query({
  allow: ['job'],
  input: operationRefSchema,
  async read({ tx }, { operationId }): Promise<Work> {
    const work = await findWork(tx, operationId);
    if (!work) throw new DomainError('NOT_FOUND', { what: 'operation' });
    return work;
  },
});
