import { findActors } from '../people/find-actors.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { endAsk, lockAsk } from './ask-store.ts';
import { tellAnswered } from './notice-store.ts';
import { withdrawAskSchema } from './schemas.ts';
import { mayTakeBack } from './view-rules.ts';

/** Takes a request for more back: who asked, or who may ask in their place once they can't any more. Refused: NOT_FOUND; NOT_YOURS; STATE_CONFLICT once it was decided on. */
export const withdrawAsk = command({
  event: 'quota.ask-withdrawn',
  allow: ['applicant', 'department-approver', 'authority-approver'],
  input: withdrawAskSchema,
  async act(scope, { askId }) {
    const { ctx, tx } = scope;
    const ask = await lockAsk(tx, askId);
    if (!ask || ctx.actor.kind !== 'person') throw new DomainError('NOT_FOUND', { what: 'quota request' });
    const { number, department_id: departmentId } = ask;
    const asker = (await findActors.definition.read(scope, { personIds: [ask.asked_by] })).get(ask.asked_by);
    if (!mayTakeBack(ctx.actor, { askedBy: ask.asked_by, asker, cloudId: ask.cloud_id, departmentId }))
      throw new DomainError('NOT_YOURS');
    if (ask.decision !== null) throw new DomainError('STATE_CONFLICT', { object: number, state: ask.decision });
    await endAsk(tx, askId, { decision: 'withdrawn', decided_by: ctx.actor.id, decided_at: ctx.now, answer: null });
    const { cloud_id: cloudId, dimension, units } = ask;
    await tellAnswered(scope, { id: askId, number, cloudId, departmentId, dimension, units: `${units}` }, null);
    return { result: { askId }, audit: { object: { kind: 'quota', id: askId }, departmentId, detail: { number } } };
  },
});
