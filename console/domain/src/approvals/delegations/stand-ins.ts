import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { readActor } from '../../people/read-actor.ts';
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
    for (const row of await lentOn(tx, actor.id, dayOf(ctx.now))) {
      const holder = await readActor.definition.read(scope, { personId: row.holder_id });
      const lent = { role: roleSchema.parse(row.role), departmentId: row.department_id };
      const grants = grantsLent(lent, holder.grants, actor.grants);
      if (grants.length > 0) found.push({ holder: { id: holder.id, name: holder.name }, grants });
    }
    return found;
  },
});
