import { dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import type { z } from 'zod';
import { query } from '../verb/query.ts';
import { leftOf } from './rules.ts';
import { quotaMineInputSchema, type quotaMineSchema } from './schemas.ts';
import { namedLines, readTakenOver, takenOverAt } from './store.ts';

/** Limits the caller may see: a department's people their own, others all or one department's. */
export const listQuota = query({
  allow: ['signed-in', 'job'],
  input: quotaMineInputSchema,
  async read({ tx }, { departmentId }): Promise<z.output<typeof quotaMineSchema>> {
    const rows = await namedLines(tx, { departmentId });
    const came = await readTakenOver(tx, departmentId);
    const takenOverOf = (row: (typeof rows)[number]) => {
      const { department_id, cloud_id: cloudId, xinchuang } = row;
      const dimension = dimensionSchema.parse(row.dimension);
      return takenOverAt(came, { departmentId: department_id, cloudId, xinchuang, dimension });
    };
    return {
      items: rows.map((row) => ({
        id: row.id,
        department: { id: row.department_id, slug: row.department_slug, name: row.department_name },
        cloud: { id: row.cloud_id, slug: row.cloud_slug, name: row.cloud_name },
        dimension: dimensionSchema.parse(row.dimension),
        xinchuang: row.xinchuang,
        limit: row.limit_units.toString(),
        soft: row.soft_units?.toString() ?? null,
        reserved: row.reserved.toString(),
        booked: row.booked.toString(),
        takenOver: takenOverOf(row).toString(),
        left: leftOf({ ...row, limit: row.limit_units, takenOver: takenOverOf(row) }).toString(),
      })),
    };
  },
});
