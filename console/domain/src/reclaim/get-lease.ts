import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { findLease } from './lease-store.ts';
import { type leaseOfResourceSchema, resourceRefSchema } from './schemas.ts';
import { leaseView } from './view-rules.ts';

/** The lease of a resource; null where it has none, or is not the caller's to see. */
export const getLease = query({
  allow: ['signed-in', 'job'],
  input: resourceRefSchema,
  async read({ ctx, tx }, { resourceId }): Promise<z.output<typeof leaseOfResourceSchema>> {
    const lease = await findLease(tx, resourceId);
    return { lease: lease ? leaseView(lease, ctx) : null };
  },
});
