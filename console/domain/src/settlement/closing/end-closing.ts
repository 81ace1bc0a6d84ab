import { answerableFor } from '../../verb/actor.ts';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { findBlockers } from './find-blockers.ts';
import { lockPeriod, markClosed } from './period-store.ts';
import { periodInputSchema } from './schemas.ts';

/**
 * Closes a month for good: no fact of it is taken any more, and no statement of it built anew. Refused: BEGINNER_CLOSES to who began the
 * closing; PERIOD_BLOCKED with what stands in the way; PERIOD_CLOSED.
 */
export const endClosing = command({
  event: 'settlement.period-closed',
  allow: ['finance'],
  input: periodInputSchema,
  stepUp: true,
  async act(scope, { month }) {
    const { ctx, tx } = scope;
    const by = answerableFor(ctx.actor);
    const period = await lockPeriod(tx, month);
    if (period?.state === 'closed') throw new DomainError('PERIOD_CLOSED', { month });
    if (by === null || period?.begun_by === by) throw new DomainError('BEGINNER_CLOSES', { month });
    const { blockers, uncontracted, statements } = await findBlockers.definition.read(scope, { month });
    if (blockers.length > 0)
      throw new DomainError('PERIOD_BLOCKED', { month, blockers: blockers.map(({ kind }) => kind) });
    await markClosed(tx, month, { at: ctx.now, id: by });
    return {
      result: { month, state: 'closed' as const, closedAt: ctx.now.toISOString() },
      audit: { object: { kind: 'accounting-period', id: month }, detail: { month, uncontracted, ...statements } },
    };
  },
});
