import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { approvalRoute } from '@zhengyun/rulebook/approval-route.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { z } from 'zod';
import { tell } from '../notices/tell.ts';
import { appointedSeats } from '../people/appointed-seats.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { command } from '../verb/command.ts';
import { scopeOf } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { idSchema } from '../verb/wire.ts';
import { cloudsOf, holdingsOf, routedLines } from './facts-store.ts';
import { waitingNotice } from './notice-rules.ts';
import { ROLE_OF_STEP, WORKING_DAYS_OF_STEP } from './rules.ts';
import { transferStepSchema } from './schemas.ts';
import { insertSteps, lockTransfer } from './store.ts';

/**
 * Opens steps of a transfer with their deadlines in working days, and asks those who have them. Who has the administrative and the
 * technical one is fixed here, as for an order of what is in use (F12, F13). Called within the act that leads to them.
 */
export const openTransferSteps = command({
  event: 'transfers.step-opened',
  allow: ['job'],
  input: z.strictObject({ transferId: idSchema, steps: z.array(transferStepSchema).min(1) }),
  async act(scope, { transferId, steps }) {
    const { ctx, tx } = scope;
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer) throw new DomainError('NOT_FOUND', { what: 'transfer' });
    // The receiving department, which lets it go on, doesn't see yet what it is given.
    const { lines, cloudIds } = await inScopeOfAll(tx, scopeOf(ctx.actor), async () => ({
      lines: routedLines(await holdingsOf(tx, transfer.system_id)),
      cloudIds: (await cloudsOf(tx, transfer.system_id)).map(({ id }) => id),
    }));
    const seats = await appointedSeats.definition.read(scope, { cloudIds });
    const route = approvalRoute(lines, profilePolicyAt(ctx.now), (cloudId, step) =>
      seats.some((seat) => seat.cloudId === cloudId && seat.role === ROLE_OF_STEP[step]),
    );
    const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
    const seated = steps.map((step) => ({
      step,
      seat: route.find((each) => each.step === step)?.cloudId ?? null,
      dueAt: afterWorkingDays(ctx.now, WORKING_DAYS_OF_STEP[step], calendar),
    }));
    // Steps are the giving department's rows, whoever's yes opens them.
    await inScopeOfAll(tx, scopeOf(ctx.actor), () => insertSteps(tx, transfer, { steps: seated, at: ctx.now }));
    for (const each of seated) await tell.within(scope, waitingNotice(transfer, { ...each, cloudIds }));
    return {
      result: { steps },
      audit: {
        object: { kind: 'transfer', id: transferId },
        departmentId: transfer.department_id,
        detail: { number: transfer.number, steps: seated },
      },
    };
  },
});
