import { query } from '../verb/query.ts';
import { daysAfter, NOTICE_DAYS } from './rules.ts';
import { expiringKeysSchema } from './schemas.ts';
import { keysEndingBy } from './store.ts';

/** A key that ends soon and that nothing takes the place of, with the person to tell. */
export interface ExpiringKey {
  readonly keyId: string;
  readonly prefix: string;
  readonly expiresAt: Date;
  readonly account: { readonly id: string; readonly name: string };
  readonly ownerId: string;
  readonly departmentId: string | null;
}

/** Keys of accounts in service that end within NOTICE_DAYS and of which nobody was reminded yet, soonest first. */
export const listExpiringKeys = query({
  allow: ['job'],
  input: expiringKeysSchema,
  async read({ ctx, tx }): Promise<readonly ExpiringKey[]> {
    const rows = await keysEndingBy(tx, { now: ctx.now, until: daysAfter(ctx.now, NOTICE_DAYS) });
    return rows.map((row) => ({
      keyId: row.id,
      prefix: row.prefix,
      expiresAt: row.expires_at,
      account: { id: row.account_id, name: row.name },
      ownerId: row.owner_id,
      departmentId: row.department_id,
    }));
  },
});
