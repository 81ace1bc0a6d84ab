import { mayUrge } from '../approvals/rules.ts';
import { tell } from '../notices/tell.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { command } from '../verb/command.ts';
import { requireClouds, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { noteTransfer } from './note-transfer.ts';
import { waitingNotice } from './notice-rules.ts';
import { cloudIdsOf, stepsIn } from './rules.ts';
import { transferContentSchema, transferRefSchema } from './schemas.ts';
import { changeTransfer, lockTransfer, stepsOf } from './store.ts';

/**
 * The giving department asks those who have a transfer's open steps to decide (催办), once a working day. Refused: NOT_FOUND; NOT_YOURS;
 * CLOUD_NOT_GRANTED; STATE_CONFLICT where nothing waits for an approver; URGED_TODAY.
 */
export const urgeTransfer = command({
  event: 'transfers.urged',
  allow: ['applicant'],
  input: transferRefSchema,
  async act(scope, { transferId }) {
    const { ctx, tx } = scope;
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer) throw new DomainError('NOT_FOUND', { what: 'transfer' });
    const { number, state, department_id: departmentId, to_department_id: toDepartmentId } = transfer;
    requireDepartment(ctx.actor, ['applicant'], departmentId);
    const cloudIds = cloudIdsOf(transferContentSchema.parse(transfer.content));
    requireClouds(ctx.actor, ['applicant'], { cloudIds, departmentId });
    const wanted = stepsIn(state);
    if (wanted.length === 0) throw new DomainError('STATE_CONFLICT', { object: number, state });
    const declared = await findDeclaredDays.definition.read(scope);
    if (!mayUrge(transfer.urged_at, ctx.now, declared)) throw new DomainError('URGED_TODAY', { number });
    const times = transfer.urged + 1;
    await changeTransfer(tx, transferId, { urged: times, urged_at: ctx.now });
    const all = (await stepsOf(tx, [transferId])).get(transferId) ?? [];
    const open = all.filter(({ step, decision }) => decision === null && wanted.includes(step));
    for (const { step, seat_cloud_id: seat, due_at: dueAt } of open)
      await tell.within(scope, waitingNotice(transfer, { step, seat, dueAt, cloudIds, times }));
    const detail = { times, steps: open.map(({ step }) => step) };
    const note = { transferId, number, departmentId: toDepartmentId, act: 'transfers.urged' as const, detail };
    await noteTransfer.within(scope, note);
    return {
      result: { transferId, urged: times },
      audit: { object: { kind: 'transfer', id: transferId }, departmentId, detail: { number, ...detail } },
    };
  },
});
