import { query } from '../verb/query.ts';
import { findGivenSchema, type MovedResource } from './schemas.ts';
import { givenResources } from './store.ts';

/**
 * Names of resources that were the caller's department's and are another's now, by key: its requests and statements of before stay
 * readable. A resource that the caller never had, or has, is absent.
 */
export const findGiven = query({
  allow: ['signed-in', 'job'],
  input: findGivenSchema,
  async read({ tx }, { resourceIds }): Promise<ReadonlyMap<string, MovedResource>> {
    return resourceIds.length === 0 ? new Map() : givenResources(tx, resourceIds);
  },
});
