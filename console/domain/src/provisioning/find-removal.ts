import { query } from '../verb/query.ts';
import { openRemovalOf } from './change-store.ts';
import { findRemovalSchema } from './removal/schemas.ts';

/** The number of the removal of a resource that the authority ordered and that has not ended; null: there is none. */
export const findRemoval = query({
  allow: ['applicant'],
  input: findRemovalSchema,
  read: ({ tx }, { resourceId }): Promise<string | null> => openRemovalOf(tx, resourceId),
});
