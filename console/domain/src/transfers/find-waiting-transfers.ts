import { standIns } from '../approvals/delegations/stand-ins.ts';
import { inQueue } from '../approvals/inbox-rules.ts';
import { query } from '../verb/query.ts';
import { waysOf, wayToDecide } from './acting-rules.ts';
import { findWaitingSchema } from './schemas.ts';
import { openTransfersWith, stepsOf } from './store.ts';

/** How many open transfers are looked through: a province has some dozens at a time. */
const MOST_OPEN = 2_000;

/**
 * Steps of transfers that the caller may decide now, for themselves or for whom they stand in for, in the order of the queue of approvals
 * behind a place of it. Judged by the rule of the decision itself. In process only.
 */
export const findWaitingTransfers = query({
  allow: ['signed-in'],
  input: findWaitingSchema,
  async read(scope, { steps: wanted, after, most }) {
    const { ctx, tx } = scope;
    const { actor } = ctx;
    if (actor.kind !== 'person' || wanted.length === 0) return [];
    const open = await openTransfersWith(tx, wanted, MOST_OPEN);
    if (open.length === 0) return [];
    const ways = waysOf(actor, await standIns.definition.read(scope));
    const steps = await stepsOf(
      tx,
      open.map(({ id }) => id),
    );
    return open
      .flatMap((row) => {
        const transfer = { ...row, steps: steps.get(row.id) ?? [] };
        return transfer.steps
          .filter(({ step, decision }) => decision === null && wanted.includes(step))
          .filter(({ step }) => wayToDecide(actor.id, ways, { step, transfer }).refusal === null)
          .map(({ step, opened_at, due_at }) => ({ id: row.id, step, opened_at, at: due_at }));
      })
      .toSorted(inQueue)
      .filter((each) => after === null || inQueue(each, after) > 0)
      .slice(0, most);
  },
});
