import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { scopeOf, type VerbScope } from '../verb/context.ts';
import type { Pool } from './tree-rules.ts';

/** Writes what a pool may give; its row is there and locked (`lockTree`). */
export async function savePool({ ctx, tx }: VerbScope, pool: Pool): Promise<void> {
  await inScopeOfAll(tx, scopeOf(ctx.actor), async () => {
    await tx
      .updateTable('quota_pool')
      .set({ limit_units: pool.limit, soft_units: pool.soft, oversubscribe: pool.oversubscribe })
      .where('level', '=', pool.level)
      .where(sql<boolean>`tier is not distinct from ${pool.level === 'tier' ? pool.tier : null}`)
      .where(sql<boolean>`cloud_id is not distinct from ${pool.cloudId}`)
      .where('dimension', '=', pool.dimension)
      .where('xinchuang', '=', pool.xinchuang)
      .execute();
  });
}
