import { z } from 'zod';
import { query } from '../verb/query.ts';
import { exemptionsEnding } from './exemption-store.ts';

const DAY_MS = 86_400_000;
/** How long before its end an exemption's asker is reminded: the time a repair or a new exemption takes. */
export const REMINDED_DAYS_BEFORE = 7;

/** Exemptions in force that end within REMINDED_DAYS_BEFORE and whose asker was not reminded yet. */
export const findEndingExemptions = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<readonly string[]> {
    const before = new Date(ctx.now.getTime() + REMINDED_DAYS_BEFORE * DAY_MS);
    return (await exemptionsEnding(tx, { after: ctx.now, before })).map(({ id }) => id);
  },
});
