import { z } from 'zod';
import { query } from '../verb/query.ts';
import { KEEPERS } from './owner-rules.ts';
import { webhooksSchema } from './schemas.ts';
import { webhooksInSight } from './store.ts';

/** The addresses of the caller's departments, or of the operator. Never a secret. */
export const listWebhooks = query({
  allow: KEEPERS,
  input: z.void(),
  async read({ tx }): Promise<z.output<typeof webhooksSchema>> {
    const rows = await webhooksInSight(tx);
    return webhooksSchema.parse(
      rows.map((row) => ({
        id: row.id,
        departmentId: row.department_id,
        name: row.name,
        url: row.url,
        kinds: row.kinds,
        createdAt: row.created_at.toISOString(),
        disabled: row.disabled_at && { at: row.disabled_at.toISOString(), reason: row.disabled_reason ?? '' },
      })),
    );
  },
});
