import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { carryOutTransfer } from './carry-out-transfer.ts';
import { noteTransfer } from './note-transfer.ts';
import { endedNotice, WAITING_NOTICES } from './notice-rules.ts';
import { openTransferSteps } from './open-transfer-steps.ts';
import { requireContract } from './receiver-store.ts';
import { refuseDecision, stateAfter, stepsIn } from './rules.ts';
import { decideTransferSchema, transferContentSchema } from './schemas.ts';
import { changeTransfer, lockTransfer, saveDecision, stepsOf } from './store.ts';
import { sitsFor } from './view-rules.ts';

const EVENT = { approve: 'transfers.approved', refuse: 'transfers.refused' } as const;

/**
 * Decides one step of a transfer; with the last agreement it is carried out in the same transaction. Refused: NOT_FOUND;
 * APPROVER_IS_APPLICANT; APPROVER_DECIDED_BEFORE, so that nobody agrees for both departments; STEP_NOT_OPEN; STEP_ALREADY_DECIDED;
 * SEAT_OF_ANOTHER; RECEIVER_WITHOUT_CONTRACT; at the last one whatever carrying it out refuses.
 */
export const decideTransfer = command({
  event: 'transfers.approved',
  allow: ['department-approver', 'authority-approver', 'technical-reviewer'],
  input: decideTransferSchema,
  stepUp: true,
  async act(scope, { transferId, step, decision, reason }) {
    const { ctx, tx } = scope;
    const transfer = await lockTransfer(tx, transferId);
    if (!transfer || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'transfer' });
    const { number, department_id: departmentId, to_department_id: toDepartmentId } = transfer;
    const steps = (await stepsOf(tx, [transferId])).get(transferId) ?? [];
    const seat = steps.find((each) => each.step === step)?.seat_cloud_id ?? null;
    const { resources } = transferContentSchema.parse(transfer.content);
    const sits = sitsFor(ctx.actor, { step, seat }, { ...transfer, resources });
    const { id: personId } = ctx.actor;
    const facts = { step, personId, applicantId: transfer.applicant_id, state: transfer.state, steps, sits };
    const code = refuseDecision(facts);
    if (code) throw new DomainError(code, { request: number, step });
    // Who takes it on hears at once what would refuse it in the end.
    if (step === 'receiving' && decision === 'approve') await requireContract(scope, toDepartmentId);
    const decided = { decision, decided_by: personId, decided_at: ctx.now, reason: reason ?? null };
    await saveDecision(tx, { transferId, step }, decided);
    const about = { kind: 'transfer', id: transferId } as const;
    await settle.definition.store(scope, { about, kinds: [...WAITING_NOTICES], aspect: step });
    const state = stateAfter(step, decision, steps);
    const detail = { step, reason: reason ?? null };
    const note = { transferId, number, departmentId: toDepartmentId, act: EVENT[decision], detail };
    await noteTransfer.within(scope, note);
    if (state === 'refused') {
      await changeTransfer(tx, transferId, { state, ended_at: ctx.now });
      await settle.definition.store(scope, { about, kinds: [...WAITING_NOTICES] });
      await tell.within(scope, endedNotice(transfer, { outcome: state, reason: reason ?? '' }));
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
