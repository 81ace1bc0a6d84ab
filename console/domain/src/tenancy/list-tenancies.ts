import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { tenanciesInputSchema, type tenanciesPageSchema, tenancyStateSchema } from './schemas.ts';
import { pageOfTenancies } from './store.ts';

/** Tenancies the caller may see, newest first. */
export const listTenancies = query({
  allow: ['signed-in', 'job'],
  input: tenanciesInputSchema,
  async read({ tx }, input): Promise<z.output<typeof tenanciesPageSchema>> {
    const { rows, total, nextCursor } = await pageOfTenancies(tx, input);
    const items = rows.map((row) => ({
      id: row.id,
      number: row.number,
      slug: row.slug,
      state: tenancyStateSchema.parse(row.state),
      department: { id: row.department_id, slug: row.department_slug, name: row.department_name },
      system: { id: row.system_id, slug: row.system_slug, name: row.system_name },
      cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
      zone: { code: row.zone_code, name: row.zone_name },
      xinchuang: row.xinchuang,
      createdAt: row.created_at.toISOString(),
    }));
    return { items, total, nextCursor };
  },
});
