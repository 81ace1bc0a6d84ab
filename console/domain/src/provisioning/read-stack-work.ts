import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { lastAttempted } from './attempted-store.ts';
import { lastCarriedOut } from './operation-store.ts';
import { stackRefSchema } from './schemas.ts';
import { findWork, type Work } from './work-store.ts';

/**
 * What the worker needs to look at a stack: the operation last carried out on it, whose program its objects stand by; of a half-made one
 * the deployment that was not carried out whole. Refused: NOT_FOUND.
 */
export const readStackWork = query({
  allow: ['job'],
  input: stackRefSchema,
  async read({ tx }, { stackId }): Promise<Work> {
    const last = (await lastCarriedOut(tx, stackId)) ?? (await lastAttempted(tx, stackId));
    const work = last && (await findWork(tx, last.id));
    if (!work) throw new DomainError('NOT_FOUND', { what: 'stack' });
    return work;
  },
});
