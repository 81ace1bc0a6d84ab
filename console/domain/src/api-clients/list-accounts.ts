import type { z } from 'zod';
import { holds } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { CLIENT_ROLES } from './rules.ts';
import { type accountPageSchema, accountsInputSchema } from './schemas.ts';
import { inSight, keysOf, pageOfAccounts } from './store.ts';
import { viewAccount } from './view-rules.ts';

/**
 * Service accounts with their keys, newest first: the security administrator and auditors see all, a department's approver the
 * department's, everyone else those they own. Never a key's secret, which nobody has.
 */
export const listAccounts = query({
  allow: ['security-admin', 'department-approver', ...CLIENT_ROLES],
  input: accountsInputSchema,
  async read(scope, input): Promise<z.output<typeof accountPageSchema>> {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    const wide = (['security-admin', 'auditor', 'department-approver'] as const).some((role) => holds(actor, role));
    const own = wide || actor.kind !== 'person' ? null : actor.id;
    return inSight(scope, async () => {
      const { rows, total, nextCursor } = await pageOfAccounts(tx, own, input);
      const keys = await keysOf(
        tx,
        rows.map(({ id }) => id),
      );
      return { items: rows.map((row) => viewAccount(row, keys, ctx)), total, nextCursor };
    });
  },
});
