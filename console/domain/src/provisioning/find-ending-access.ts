import { z } from 'zod';
import { query } from '../verb/query.ts';
import { accessUntil, remindsOfAccess } from './change-rules.ts';
import { standingAccess } from './change-store.ts';
import { toldAccessEnds } from './reminder-store.ts';

/** Delivered bastion accounts that end soon and of whose end nobody was told yet. */
export const findEndingAccess = query({
  allow: ['job'],
  input: z.strictObject({}),
  async read({ ctx, tx }): Promise<readonly string[]> {
    const ending = (await standingAccess(tx)).flatMap(({ id, spec, ready_at: readyAt }) => {
      const endsAt = accessUntil(spec, readyAt);
      return readyAt && endsAt && remindsOfAccess({ readyAt, endsAt }, ctx.now) ? [{ id, endsAt }] : [];
    });
    const told = await toldAccessEnds(tx, ending);
    return ending.flatMap(({ id, endsAt }) => (told.has(`${id} ${endsAt.toISOString()}`) ? [] : [id]));
  },
});
