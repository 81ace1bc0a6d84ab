import { dayOf } from '@zhengyun/rulebook/calendar.ts';
import { findActors } from '../../people/find-actors.ts';
import { hasDuty } from '../../people/holder-rules.ts';
import { type Role, roleSchema } from '../../verb/actor.ts';
import { query } from '../../verb/query.ts';
import { grantsLent, servesBeside } from './rules.ts';
import { findStandInsSchema } from './schemas.ts';
import { lentBy } from './store.ts';

/**
 * Who stands in today (Asia/Shanghai) for one of the holders in a duty, each in a role of their own beside that holder: those whom the decision
 * would let through in the holder's name. Read in the scope of all.
 */
export const findStandIns = query({
  allow: ['job'],
  input: findStandInsSchema,
  async read(scope, { holderIds, duty }): Promise<readonly { readonly personId: string; readonly role: Role }[]> {
    const { ctx, tx } = scope;
    const role = roleSchema.parse(duty.role);
    const found: { personId: string; role: Role }[] = [];
    const lending = await lentBy(tx, { holderIds, role, day: dayOf(ctx.now) });
    const personIds = lending.flatMap((row) => [row.holder_id, row.delegate_id]);
    const people = await findActors.definition.read(scope, { personIds });
    for (const row of lending) {
      const [holder, delegate] = [people.get(row.holder_id), people.get(row.delegate_id)];
      // Either may have left at this instant; whoever acts on the request has not.
      if (!holder || !delegate) continue;
      const lent = grantsLent({ role, departmentId: row.department_id }, holder.grants, delegate.grants);
      const own = servesBeside(lent, delegate.grants);
      if (own && hasDuty(lent, duty)) found.push({ personId: delegate.id, role: own });
    }
    return found;
  },
});
