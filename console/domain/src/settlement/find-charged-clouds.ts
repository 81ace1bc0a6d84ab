import { chargesOf } from '@zhengyun/rulebook/tariff.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { resourcesOf } from './facts-store.ts';

/** Clouds on which a department held something that is charged within [from, to): those that a statement deducts and rates by. */
export const findChargedClouds = query({
  allow: ['job'],
  input: z.strictObject({ departmentId: idSchema, from: z.date(), to: z.date() }),
  async read({ tx }, { departmentId, from, to }): Promise<readonly string[]> {
    const resources = await resourcesOf(tx, departmentId, to);
    // Without a price version all that was held is a gap.
    const held = resources.filter((resource) => chargesOf(resource, [], { from, to }).gaps.length > 0);
    return [...new Set(held.map(({ cloudId }) => cloudId))];
  },
});
