import { command } from '../verb/command.ts';
import { aboutDispute, disputeFor } from './acting-store.ts';
import { confirmAgainJobs } from './confirm-again-store.ts';
import { settleAsked } from './notice-store.ts';
import { disputeRefSchema } from './schemas.ts';
import { changeDispute } from './store.ts';

/** The department takes back what it said, while nothing is decided: the line stands. Refused as `refusalOf` says. */
export const withdrawDispute = command({
  event: 'disputes.withdrawn',
  allow: ['department-approver'],
  input: disputeRefSchema,
  async act(scope, { disputeId }) {
    const { ctx, tx } = scope;
    const { row } = await disputeFor(scope, disputeId, 'withdraw');
    await changeDispute(tx, disputeId, { state: 'withdrawn', ended_at: ctx.now });
    await settleAsked(scope, row);
    return {
      result: { disputeId, number: row.number, state: 'withdrawn' as const },
      audit: aboutDispute(row),
      jobs: await confirmAgainJobs(scope, row),
    };
  },
});
