import { withTransaction } from '@zhengyun/db/with-transaction.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { usageOfGroups } from './usage-store.ts';
import { utilisationOf } from './utilisation-rules.ts';

const WINDOW_MS = 5 * 60_000;

const inputSchema = z.strictObject({
  cloudId: idSchema,
  groups: z.array(z.strictObject({ key: z.string(), nodes: z.array(z.string()) })).max(64),
});

/**
 * What agents measured in the last five minutes on groups of a cloud's nodes, by the nodes' names: how many of a group are
 * measured and what they use together, in ppm; null where nobody measured. Open to everyone signed in, like the sums over clouds.
 */
export const groupUtilisation = query({
  allow: ['signed-in', 'job'],
  input: inputSchema,
  read: ({ ctx }, { cloudId, groups }) =>
    withTransaction(ctx.db, { kind: 'all' }, async (tx) => {
      const since = new Date(ctx.now.getTime() - WINDOW_MS);
      const usage = await usageOfGroups(tx, since, { cloudId, groups });
      return groups.map(({ key }) => {
        const facts = usage.get(key);
        return { key, measured: facts?.measured ?? 0, ...utilisationOf(facts ? [facts] : []) };
      });
    }),
});
