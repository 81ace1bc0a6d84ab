import { findEndingExemptions } from '@zhengyun/domain/compliance/find-ending-exemptions.ts';
import { remindExemption } from '@zhengyun/domain/compliance/remind-exemption.ts';
import { countMails } from '@zhengyun/domain/notices/count-mails.ts';
import { findDueDigests } from '@zhengyun/domain/notices/find-due-digests.ts';
import { planDigests } from '@zhengyun/domain/notices/plan-digests.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Reminds of what ends soon, opens the digests whose hour has come, and counts what waits to be mailed and what was given up. */
export async function postMail(worker: Worker): Promise<void> {
  const context = jobContext(worker, 'post-mail');
  for (const exemptionId of await findEndingExemptions(context.at(), undefined))
    await remindExemption(context.at(), { exemptionId });
  if (worker.post && (await findDueDigests(context.at(), undefined)) > 0) await planDigests(context.at(), undefined);
  for (const [state, mails] of Object.entries(await countMails(context.at(), undefined)))
    worker.metrics.mails.set({ state }, mails);
}
