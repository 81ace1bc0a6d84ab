import { z } from 'zod';
import { query } from '../verb/query.ts';
import { KEEPERS, seesAddress } from './owner-rules.ts';
import { webhooksSchema } from './schemas.ts';
import { webhooksInSight } from './store.ts';

/** The addresses of the caller's departments, or of the operator where they are its engineer on every cloud. Never a secret. */
export const listWebhooks = query({
  allow: KEEPERS,
  input: z.void(),
  async read({ ctx, tx }): Promise<z.output<typeof webhooksSchema>> {
    const rows = (await webhooksInSight(tx)).filter((row) => seesAddress(ctx.actor, row));
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
