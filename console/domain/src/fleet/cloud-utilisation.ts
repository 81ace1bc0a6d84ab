import { type Tx, withTransaction } from '@zhengyun/db/with-transaction.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { stateOf } from './node-rules.ts';
import { standings } from './node-store.ts';
import type { CloudUtilisation } from './schemas.ts';
import { usageOfClouds } from './usage-store.ts';
import { utilisationOf } from './utilisation-rules.ts';

const WINDOW_MS = 5 * 60_000;

async function read(tx: Tx, now: Date): Promise<CloudUtilisation[]> {
  const nodes = await standings(tx);
  const usage = await usageOfClouds(tx, new Date(now.getTime() - WINDOW_MS));
  return [...Map.groupBy(nodes, ({ cloudId }) => cloudId)].map(([cloudId, own]) => {
    const states = own.map((node) => stateOf(node, now));
    const facts = usage.get(cloudId);
    const seen = own.flatMap(({ lastSeenAt }) => lastSeenAt?.getTime() ?? []);
    return {
      cloudId,
      nodes: own.length,
      live: states.filter((state) => state === 'live').length,
      quarantined: states.filter((state) => state === 'quarantined').length,
      lastSeenAt: seen.length === 0 ? null : new Date(Math.max(...seen)).toISOString(),
      utilisation: utilisationOf(facts ? [facts] : []),
    };
  });
}

/**
 * What agents say about each cloud that has any: how many live, when last seen, and what the clouds' nodes use together. Open
 * to everyone signed in (F18), departments too: sums over a cloud's nodes are nobody's rows, so they are read under all scopes.
 */
export const cloudUtilisation = query({
  allow: ['signed-in', 'job'],
  input: z.void(),
  read: ({ ctx }) => withTransaction(ctx.db, { kind: 'all' }, (tx) => read(tx, ctx.now)),
});
