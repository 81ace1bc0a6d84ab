import { findDueAutomatic } from '@zhengyun/domain/approvals/automatic/find-due.ts';
import { takeEffect } from '@zhengyun/domain/approvals/automatic/take-effect.ts';
import { expireApproval } from '@zhengyun/domain/approvals/expire.ts';
import { findExpired } from '@zhengyun/domain/approvals/find-expired.ts';
import { findVacant } from '@zhengyun/domain/approvals/find-vacant.ts';
import { reseatSteps } from '@zhengyun/domain/approvals/reseat-steps.ts';
import { expireTransfer } from '@zhengyun/domain/transfers/expire-transfer.ts';
import { findExpiredTransfers } from '@zhengyun/domain/transfers/find-expired-transfers.ts';
import { findVacantTransfers } from '@zhengyun/domain/transfers/find-vacant-transfers.ts';
import { reseatTransfer } from '@zhengyun/domain/transfers/reseat-transfer.ts';
import { jobContext, type Worker } from '../worker-context.ts';
import { makeRound } from './make-round.ts';

const LOOP = 'end-approvals';
/** Under this name a rule decides, in steps and audit rows; which rule is in the row. */
const RULE = 'automatic-approval';

/**
 * Gives steps to who has them now where nobody is left in their seat, before any of them ends for want of a decision. Ends requests and transfers that nobody has decided, or whose approval was not applied, in the working days there are for it. Left alone where
 * somebody decided, the engine began, or another worker was first. What a rule lets through takes effect once nobody may call it back any more. A request that can't be ended keeps none of the others waiting.
 */
export async function endApprovals(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const round = makeRound(LOOP);
  await round.each(
    'reseat request',
    () => findVacant(context.at(), undefined),
    (requestId) => reseatSteps(context.at(), { requestId }),
  );
  await round.each(
    'reseat transfer',
    () => findVacantTransfers(context.at(), undefined),
    (transferId) => reseatTransfer(context.at(), { transferId }),
  );
  await round.each(
    'expire request',
    () => findExpired(context.at(), undefined),
    (requestId) => expireApproval(context.at(), { requestId }),
  );
  await round.each(
    'expire transfer',
    () => findExpiredTransfers(context.at(), undefined),
    (transferId) => expireTransfer(context.at(), { transferId }),
  );
  const rule = jobContext(worker, RULE);
  await round.each(
    'rule takes effect',
    () => findDueAutomatic(rule.at(), undefined),
    (requestId) => takeEffect(rule.at(), { requestId }),
  );
  round.end();
}
