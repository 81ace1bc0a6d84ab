import { overridesAt } from '@zhengyun/rulebook/working-day-changes.ts';
import { afterWorkingDays } from '@zhengyun/rulebook/working-days.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { appointedSeats } from '../people/appointed-seats.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { WAITING_NOTICES, waitingNotice } from './notice-rules.ts';
import { routeTransfer } from './route-transfer.ts';
import { vacated, WORKING_DAYS_OF_STEP } from './rules.ts';
import { transferRefSchema } from './schemas.ts';
import { lockTransfer } from './store.ts';
import { ownSeatedSteps, saveSeat } from './vacant-store.ts';

/**
 * Gives open steps of a transfer to who has them as its route says now, where nobody is left in the seat they were opened for. They have
 * the step's working days from now on, and are told; what was asked of the seat before is over. NOT_FOUND; STATE_CONFLICT where no seat is vacant any more.
 */
export const reseatTransfer = command({
  event: 'transfers.reseated',
  allow: ['job'],
  input: transferRefSchema,
  async act(scope, { transferId }) {
    const { ctx, tx } = scope;
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer) throw new DomainError('NOT_FOUND', { what: 'transfer' });
    const { number, state, department_id: departmentId, system_id: systemId } = transfer;
    const open = await ownSeatedSteps(tx, transferId);
    const seatsOf = [...new Set(open.map(({ cloudId }) => cloudId))];
    const empty = vacated(open, await appointedSeats.definition.read(scope, { cloudIds: seatsOf }));
    if (empty.length === 0) throw new DomainError('STATE_CONFLICT', { object: number, state });
    const { route, cloudIds } = await routeTransfer.definition.read(scope, { systemId });
    const calendar = overridesAt(await findDeclaredDays.definition.read(scope), ctx.now);
    const seated = empty.map(({ step, cloudId: from }) => ({
      step,
      from,
      seat: route.find((each) => each.step === step)?.cloudId ?? null,
      dueAt: afterWorkingDays(ctx.now, WORKING_DAYS_OF_STEP[step], calendar),
    }));
    const about = { kind: 'transfer' as const, id: transferId };
    for (const each of seated) {
      await saveSeat(tx, { transferId, at: ctx.now }, each);
      await settle.definition.store(scope, { about, kinds: [...WAITING_NOTICES], aspect: each.step });
      await tell.within(scope, waitingNotice(transfer, { ...each, cloudIds }));
    }
    return {
      result: { transferId, steps: seated.map(({ step }) => step) },
      audit: { object: about, departmentId, detail: { number, steps: seated } },
    };
  },
});
