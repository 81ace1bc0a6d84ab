import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { templateItem } from './rules.ts';
import { templatesInputSchema, type templatesSchema } from './schemas.ts';
import { templatesSeen } from './store.ts';

/** Templates of the departments the caller acts for, by name. */
export const listTemplates = query({
  allow: ['applicant', 'department-approver'],
  input: templatesInputSchema,
  async read({ ctx, tx }): Promise<z.output<typeof templatesSchema>> {
    const grants = ctx.actor.kind === 'person' || ctx.actor.kind === 'client' ? ctx.actor.grants : [];
    const own = [...new Set(grants.flatMap(({ departmentId }) => departmentId ?? []))];
    return { items: (await templatesSeen(tx, own)).map(templateItem) };
  },
});
