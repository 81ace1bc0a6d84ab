import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { scopeOf } from '../verb/context.ts';
import { ingest } from '../verb/ingest.ts';
import { settleSchema } from './schemas.ts';
import { endNotices } from './store.ts';

/**
 * Closes notices whose thing is done, for everyone who was asked, in the transaction of the act that did it: that act's row is
 * the record of it. Gives how many were open.
 */
export const settle = ingest({
  event: 'notices.told',
  allow: ['job'],
  input: settleSchema,
  async store({ ctx, tx }, which): Promise<{ readonly result: number }> {
    const end = () => endNotices(tx, { ...which, at: ctx.now });
    return { result: await inScopeOfAll(tx, scopeOf(ctx.actor), end) };
  },
});
