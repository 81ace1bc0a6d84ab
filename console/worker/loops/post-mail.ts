import { countMails } from '@zhengyun/domain/notices/count-mails.ts';
import { findDueDigests } from '@zhengyun/domain/notices/find-due-digests.ts';
import { planDigests } from '@zhengyun/domain/notices/plan-digests.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/** Opens the digests whose hour has come, and counts what waits to be mailed and what was given up. */
export async function postMail(worker: Worker): Promise<void> {
  const context = jobContext(worker, 'post-mail');
  if (worker.post && (await findDueDigests(context.at(), undefined)) > 0) await planDigests(context.at(), undefined);
  for (const [state, mails] of Object.entries(await countMails(context.at(), undefined)))
    worker.metrics.mails.set({ state }, mails);
}
