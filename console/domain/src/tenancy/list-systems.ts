import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { systemsInputSchema, type systemsPageSchema } from './schemas.ts';
import { pageOfSystems } from './store.ts';

/** Business systems the caller may see, newest first. */
export const listSystems = query({
  allow: ['signed-in', 'job'],
  input: systemsInputSchema,
  async read({ tx }, input): Promise<z.output<typeof systemsPageSchema>> {
    const { rows, total, nextCursor } = await pageOfSystems(tx, input);
    const items = rows.map((row) => ({
      id: row.id,
      number: row.number,
      slug: row.slug,
      name: row.name,
      ownerName: row.owner_name,
      mlpsGrade: row.mlps_grade,
      department: { id: row.department_id, slug: row.department_slug, name: row.department_name },
      createdAt: row.created_at.toISOString(),
    }));
    return { items, total, nextCursor };
  },
});
