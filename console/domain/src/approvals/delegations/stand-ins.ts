import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { findActors } from '../../people/find-actors.ts';
import { roleSchema } from '../../verb/actor.ts';
import { query } from '../../verb/query.ts';
import { grantsLent, type StandIn } from './rules.ts';
import { lentOn } from './store.ts';

/** Whom the caller stands in for today (Asia/Shanghai), with the grants they lend as these are now; nobody but a person does. */
export const standIns = query({
  allow: ['signed-in'],
  input: z.void(),
  async read(scope): Promise<readonly StandIn[]> {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    if (actor.kind !== 'person') return [];
    const found: StandIn[] = [];
    const lending = await lentOn(tx, actor.id, dayOf(ctx.now));
    const holders = await findActors.definition.read(scope, { personIds: lending.map((row) => row.holder_id) });
    for (const row of lending) {
      const holder = holders.get(row.holder_id);
      // Who left at this instant lends nothing any more.
      if (!holder) continue;
      const lent = { role: roleSchema.parse(row.role), departmentId: row.department_id };
      const grants = grantsLent(lent, holder.grants, actor.grants);
      if (grants.length > 0) found.push({ holder: { id: holder.id, name: holder.name }, grants });
    }
    return found;
  },
});
