import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { approvalRoute } from '@zhengyun/rulebook/approval-route.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { z } from 'zod';
import { appointedSeats } from '../people/appointed-seats.ts';
import { scopeOf } from '../verb/context.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { cloudsOf, holdingsOf, routedLines } from './facts-store.ts';
import { ROLE_OF_STEP } from './rules.ts';

/** Who has the administrative and the technical step of a transfer of the system now, as for an order of what is in use (F12, F13), and on which clouds that is. */
export const routeTransfer = query({
  allow: ['job'],
  input: z.strictObject({ systemId: idSchema }),
  async read(scope, { systemId }) {
    const { ctx, tx } = scope;
    // The receiving department, which lets it go on, doesn't see yet what it is given.
    const { lines, cloudIds } = await inScopeOfAll(tx, scopeOf(ctx.actor), async () => ({
      lines: routedLines(await holdingsOf(tx, systemId)),
      cloudIds: (await cloudsOf(tx, systemId)).map(({ id }) => id),
    }));
    const seats = await appointedSeats.definition.read(scope, { cloudIds });
    const route = approvalRoute(lines, profilePolicyAt(ctx.now), (cloudId, step) =>
      seats.some((seat) => seat.cloudId === cloudId && seat.role === ROLE_OF_STEP[step]),
    );
    return { route, cloudIds };
  },
});
