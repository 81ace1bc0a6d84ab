import { z } from 'zod';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { idSchema } from '../verb/wire.ts';
import { aboutDispute } from './acting-store.ts';
import { confirmAgainJobs } from './confirm-again-store.ts';
import { tellCreditRefused, tellEnded } from './notice-store.ts';
import { changeDispute, lockDispute } from './store.ts';

/** Within the act that approves or refuses its credit note: approved ends the dispute, refused gives it back to who decided it, who is asked for another decision. */
export const endGranted = command({
  event: 'disputes.credit-decided',
  allow: ['job'],
  input: z.strictObject({ disputeId: idSchema, approved: z.boolean() }),
  async act(scope, { disputeId, approved }) {
    const { ctx, tx } = scope;
    const row = await lockDispute(tx, disputeId);
    if (row?.state !== 'granted')
      throw new DomainError('STATE_CONFLICT', { object: row?.number ?? '', state: row?.state ?? '' });
    if (approved) {
      await changeDispute(tx, disputeId, { state: 'upheld', ended_at: ctx.now });
      await tellEnded(scope, row, 'upheld');
    } else {
      const undecided = { decided_at: null, decided_by: null, decision: null, granted_fen: null };
      await changeDispute(tx, disputeId, { state: 'taken', ...undecided });
      await tellCreditRefused(scope, row);
    }
    return {
      result: { disputeId },
      audit: aboutDispute(row, { approved, decision: row.decision, grantedFen: row.granted_fen }),
      jobs: approved ? await confirmAgainJobs(scope, row) : [],
    };
  },
});
