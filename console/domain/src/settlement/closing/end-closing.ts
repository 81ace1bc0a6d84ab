import { answerableFor } from '../../verb/actor.ts';
import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { findBlockers } from './find-blockers.ts';
import { lockPeriod, markClosed } from './period-store.ts';
import { endClosingSchema } from './schemas.ts';
import { blockedBy, blocking } from './unknown-rules.ts';

/**
 * Closes a month for good: no fact of it is taken any more, and no contract gets a first statement of it. Refused: BEGINNER_CLOSES to who
 * began the closing; PERIOD_BLOCKED with what stands in the way, silent meters, each named, only where `useUnknownWhy` says nothing; PERIOD_CLOSED.
 */
export const endClosing = command({
  event: 'settlement.period-closed',
  allow: ['finance'],
  input: endClosingSchema,
  stepUp: true,
  async act(scope, { month, useUnknownWhy }) {
    const { ctx, tx } = scope;
    const by = answerableFor(ctx.actor);
    const period = await lockPeriod(tx, month);
    if (period?.state === 'closed') throw new DomainError('PERIOD_CLOSED', { month });
    if (by === null || period?.begun_by === by) throw new DomainError('BEGINNER_CLOSES', { month });
    const { blockers, uncontracted, statements } = await findBlockers.definition.read(scope, { month });
    const left = blocking(blockers, useUnknownWhy);
    if (left.length > 0) throw new DomainError('PERIOD_BLOCKED', { month, ...blockedBy(left) });
    const unknown = blockers.find(({ kind }) => kind === 'use-unknown');
    await markClosed(tx, month, { at: ctx.now, id: by });
    return {
      result: { month, state: 'closed' as const, closedAt: ctx.now.toISOString() },
      audit: {
        object: { kind: 'accounting-period', id: month },
        detail: {
          month,
          uncontracted,
          ...statements,
          ...(unknown ? { useUnknown: unknown.count, useUnknownWhy } : {}),
        },
      },
    };
  },
});
