import { inScopeOfAll } from '@zhengyun/db/with-transaction.ts';
import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { z } from 'zod';
import { tell } from '../notices/tell.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { command } from '../verb/command.ts';
import { scopeOf } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { idSchema } from '../verb/wire.ts';
import { waitingNotice } from './notice-rules.ts';
import { routeTransfer } from './route-transfer.ts';
import { WORKING_DAYS_OF_STEP } from './rules.ts';
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
    const { route, cloudIds } = await routeTransfer.definition.read(scope, { systemId: transfer.system_id });
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
