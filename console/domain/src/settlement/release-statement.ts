import { answerableFor } from '../verb/actor.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { handOf, markReleased, requireOpen } from './state-store.ts';
import { releaseSchema } from './steps/schemas.ts';
import { lockStatement } from './store.ts';

/**
 * Lets a draft go on that was parked as improbable, with a reason. Refused: DRAFTER_ISSUES to who built it; STATE_CONFLICT where nothing
 * holds it. Built anew with other figures it is judged anew.
 */
export const releaseStatement = command({
  event: 'settlement.released',
  allow: ['finance'],
  input: releaseSchema,
  stepUp: true,
  async act({ ctx, tx }, { statementId, why }) {
    const statement = await lockStatement(tx, statementId);
    const by = answerableFor(ctx.actor);
    if (!statement || by === null) throw new DomainError('NOT_FOUND', { what: 'statement' });
    requireOpen('release', statement, handOf(ctx.actor, statement));
    await markReleased(tx, statementId, { at: ctx.now, id: by, why });
    const { number, month, parked, department_id: departmentId } = statement;
    return {
      result: { statementId, parked: false as const },
      audit: { object: { kind: 'statement', id: statementId }, departmentId, detail: { number, month, parked, why } },
    };
  },
});
