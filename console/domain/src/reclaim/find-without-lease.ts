import { z } from 'zod';
import { query } from '../verb/query.ts';
import { resourcesWithoutLease } from './lease-store.ts';

const AT_ONCE = 100;

/** Delivered resources that have no lease yet: those of before leases were kept. */
export const findWithoutLease = query({
  allow: ['job'],
  input: z.void(),
  read: ({ tx }) => resourcesWithoutLease(tx, AT_ONCE),
});
