import { query } from '../verb/query.ts';
import { lockRequestsOn } from './change-store.ts';
import { resourceInputSchema } from './schemas.ts';

/**
 * Holds the requests that are open on a resource until the transaction ends. Called first within a verb that goes on to lock the resource's
 * lease: an approval of one of them locks in this order, and two acts in two orders would block each other.
 */
export const holdRequests = query({
  allow: ['job'],
  input: resourceInputSchema,
  read: ({ tx }, { resourceId }): Promise<void> => lockRequestsOn(tx, resourceId),
});
