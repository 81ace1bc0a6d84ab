import { command } from '../verb/command.ts';
import { aboutDispute, disputeFor } from './acting-store.ts';
import { settleAsked } from './notice-store.ts';
import { disputeRefSchema } from './schemas.ts';
import { changeDispute } from './store.ts';

/**
 * Takes a dispute on, or over from who has it: from then on the caller decides it. Refused: STATEMENT_MAKER_DECIDES to who drafted or issued
 * the statement; STATE_CONFLICT.
 */
export const takeDispute = command({
  event: 'disputes.taken',
  allow: ['finance'],
  input: disputeRefSchema,
  async act(scope, { disputeId }) {
    const { ctx, tx } = scope;
    const { row, by } = await disputeFor(scope, disputeId, 'take');
    await changeDispute(tx, disputeId, { state: 'taken', taken_at: ctx.now, taken_by: by });
    await settleAsked(scope, row, ['dispute-opened']);
    return {
      result: { disputeId, number: row.number, state: 'taken' as const },
      audit: aboutDispute(row, { from: row.taken_by }),
    };
  },
});
