import { standIns } from '../approvals/delegations/stand-ins.ts';
import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { waysOf, wayToDecide } from './acting-rules.ts';
import { carryOutTransfer } from './carry-out-transfer.ts';
import { noteTransfer } from './note-transfer.ts';
import { endedNotices, WAITING_NOTICES } from './notice-rules.ts';
import { openTransferSteps } from './open-transfer-steps.ts';
import { requireContract } from './receiver-store.ts';
import { cloudIdsOf, DECIDING_ROLES, stateAfter, stepsIn } from './rules.ts';
import { decideTransferSchema, transferContentSchema } from './schemas.ts';
import { changeTransfer, lockTransfer, saveDecision, stepsOf } from './store.ts';

const EVENT = { approve: 'transfers.approved', return: 'transfers.returned', refuse: 'transfers.refused' } as const;

/**
 * Decides one step of a transfer, for oneself or for whom one stands in for; with the last agreement it is carried out in the same transaction. Refused: NOT_FOUND;
 * APPROVER_IS_APPLICANT; APPROVER_DECIDED_BEFORE, so that nobody agrees for both departments; STEP_NOT_OPEN; STEP_ALREADY_DECIDED;
 * SEAT_OF_ANOTHER; RECEIVER_WITHOUT_CONTRACT; at the last one whatever carrying it out refuses.
 */
export const decideTransfer = command({
  event: 'transfers.approved',
  allow: [...DECIDING_ROLES],
  input: decideTransferSchema,
  stepUp: true,
  async act(scope, { transferId, step, decision, reason, returnReason }) {
    const { ctx, tx } = scope;
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'transfer' });
    const { number, department_id: departmentId, to_department_id: toDepartmentId } = transfer;
    const steps = (await stepsOf(tx, [transferId])).get(transferId) ?? [];
    const judged = { ...transfer, cloudIds: cloudIdsOf(transferContentSchema.parse(transfer.content)), steps };
    const ways = waysOf(ctx.actor, await standIns.definition.read(scope));
    const { refusal, holder } = wayToDecide(ctx.actor.id, ways, { step, transfer: judged });
    if (refusal) throw new DomainError(refusal, { request: number, step });
    // Who takes it on hears at once what would refuse it in the end.
    if (step === 'receiving' && decision === 'approve') await requireContract(scope, toDepartmentId);
    const why = decision === 'return' ? (returnReason ?? 'other') : null;
    const by = { decided_by: ctx.actor.id, on_behalf_of: holder?.id ?? null, decided_at: ctx.now };
    await saveDecision(tx, { transferId, step }, { decision, ...by, reason: reason ?? null, return_reason: why });
    const about = { kind: 'transfer', id: transferId } as const;
    await settle.definition.store(scope, { about, kinds: [...WAITING_NOTICES], aspect: step });
    const state = stateAfter(step, decision, steps);
    const detail = { step, reason: reason ?? null, returnReason: why, onBehalfOf: holder };
    const note = { transferId, number, departmentId: toDepartmentId, act: EVENT[decision], detail };
    await noteTransfer.within(scope, note);
    if (state === 'refused' || state === 'returned') {
      await changeTransfer(tx, transferId, { state, ended_at: ctx.now });
      await settle.definition.store(scope, { about, kinds: [...WAITING_NOTICES] });
      const ended = { outcome: state, reason: reason ?? '', steps, decidedBy: ctx.actor.id };
      for (const telling of endedNotices(transfer, ended)) await tell.within(scope, telling);
    } else if (state === 'done') await carryOutTransfer.within(scope, { transferId });
    else if (state !== null) {
      await changeTransfer(tx, transferId, { state });
      await openTransferSteps.within(scope, { transferId, steps: [...stepsIn(state)] });
    }
    return {
      result: { transferId, state: state ?? transfer.state },
      audit: { action: EVENT[decision], object: about, departmentId, detail: { number, ...detail } },
    };
  },
});
