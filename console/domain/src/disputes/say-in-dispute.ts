import { command } from '../verb/command.ts';
import { aboutDispute, disputeFor } from './acting-store.ts';
import { DISPUTE_SPEAKERS, sayInDisputeSchema } from './schemas.ts';
import { sayAs } from './word-store.ts';

/** Adds what the caller's side says: the department, the operator (whose first word is its account), or finance. Refused as `refusalOf` says. */
export const sayInDispute = command({
  event: 'disputes.said',
  allow: DISPUTE_SPEAKERS,
  input: sayInDisputeSchema,
  async act(scope, { disputeId, text }) {
    const found = await disputeFor(scope, disputeId, 'say');
    const { side } = await sayAs(scope, found, text);
    const { row } = found;
    return {
      result: { disputeId, number: row.number, state: row.state as 'open' | 'taken' },
      audit: aboutDispute(row, { side }),
    };
  },
});
