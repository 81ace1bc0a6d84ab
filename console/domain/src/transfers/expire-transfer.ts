import { approvalPolicyAt } from '@zhengyun/rulebook/approval-policy.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { findDeclaredDays } from '../reclaim/find-declared-days.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { countedFrom, undecidedUntil } from './expiry-rules.ts';
import { openSince } from './expiry-store.ts';
import { noteTransfer } from './note-transfer.ts';
import { endedNotices, WAITING_NOTICES } from './notice-rules.ts';
import { isOpen } from './rules.ts';
import { transferRefSchema } from './schemas.ts';
import { changeTransfer, lockTransfer, stepsOf } from './store.ts';

/**
 * Ends a transfer that nobody has decided in the working days there are for it: the system stays where it is and may be ordered for
 * again, and the departments that were asked are told. STATE_CONFLICT where somebody was in time.
 */
export const expireTransfer = command({
  event: 'transfers.expired',
  allow: ['job'],
  input: transferRefSchema,
  async act(scope, { transferId }) {
    const { ctx, tx } = scope;
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer) throw new DomainError('NOT_FOUND', { what: 'transfer' });
    const { number, state, department_id: departmentId, to_department_id: toDepartmentId } = transfer;
    const { expiry } = approvalPolicyAt(ctx.now);
    const declared = await findDeclaredDays.definition.read(scope);
    const since = isOpen(state) ? await openSince(tx, transferId) : null;
    if (!since || undecidedUntil(since, expiry, { declared, now: ctx.now }) > ctx.now)
      throw new DomainError('STATE_CONFLICT', { object: number, state });
    await changeTransfer(tx, transferId, { state: 'expired', ended_at: ctx.now });
    const about = { kind: 'transfer', id: transferId } as const;
    await settle.definition.store(scope, { about, kinds: [...WAITING_NOTICES] });
    const steps = (await stepsOf(tx, [transferId])).get(transferId) ?? [];
    for (const telling of endedNotices(transfer, { outcome: 'expired', reason: '', steps }))
      await tell.within(scope, telling);
    const detail = { days: expiry.undecided, since: countedFrom(since).toISOString() };
    const note = { transferId, number, departmentId: toDepartmentId, act: 'transfers.expired' as const, detail };
    await noteTransfer.within(scope, note);
    return {
      result: { transferId, state: 'expired' as const },
      audit: { object: about, departmentId, detail: { number, ...detail } },
    };
  },
});
