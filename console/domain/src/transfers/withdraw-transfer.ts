import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { requireClouds, requireDepartment } from '../verb/context.ts';
import { DomainError } from '../verb/errors.ts';
import { noteTransfer } from './note-transfer.ts';
import { endedNotices, WAITING_NOTICES } from './notice-rules.ts';
import { cloudIdsOf, isOpen } from './rules.ts';
import { transferContentSchema, withdrawTransferSchema } from './schemas.ts';
import { changeTransfer, lockTransfer, stepsOf } from './store.ts';

/** The giving department takes a transfer back before it is carried out. Refused: NOT_FOUND; NOT_YOURS; CLOUD_NOT_GRANTED; STATE_CONFLICT once it has ended. */
export const withdrawTransfer = command({
  event: 'transfers.withdrawn',
  allow: ['applicant'],
  input: withdrawTransferSchema,
  async act(scope, { transferId, reason = '' }) {
    const { ctx, tx } = scope;
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer) throw new DomainError('NOT_FOUND', { what: 'transfer' });
    const { number, state, department_id: departmentId, to_department_id: toDepartmentId } = transfer;
    requireDepartment(ctx.actor, ['applicant'], departmentId);
    const cloudIds = cloudIdsOf(transferContentSchema.parse(transfer.content));
    requireClouds(ctx.actor, ['applicant'], { cloudIds, departmentId });
    if (!isOpen(state)) throw new DomainError('STATE_CONFLICT', { object: number });
    await changeTransfer(tx, transferId, { state: 'withdrawn', ended_at: ctx.now });
    const about = { kind: 'transfer', id: transferId } as const;
    await settle.definition.store(scope, { about, kinds: [...WAITING_NOTICES] });
    const steps = (await stepsOf(tx, [transferId])).get(transferId) ?? [];
    for (const telling of endedNotices(transfer, { outcome: 'withdrawn', reason, steps }))
      await tell.within(scope, telling);
    const note = { transferId, number, departmentId: toDepartmentId, act: 'transfers.withdrawn' as const };
    await noteTransfer.within(scope, { ...note, detail: { reason } });
    return {
      result: { transferId, state: 'withdrawn' as const },
      audit: { object: about, departmentId, detail: { number, reason } },
    };
  },
});
