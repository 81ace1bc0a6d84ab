import { beginContract } from '@zhengyun/domain/contracts/begin-contract.ts';
import { findBegun } from '@zhengyun/domain/contracts/find-begun.ts';
import { findReminders } from '@zhengyun/domain/contracts/find-reminders.ts';
import { settle } from '@zhengyun/domain/notices/settle.ts';
import { tell } from '@zhengyun/domain/notices/tell.ts';
import { findUncontractedNews } from '@zhengyun/domain/settlement/find-uncontracted-news.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'watch-contracts';

/**
 * Begins contracts whose first delivery or acceptance has happened; tells of those that end soon and of instalments that fall due; tells
 * finance and the authority of use that no contract covers, each department and month once, and ends the telling when one does.
 */
export async function watchContracts(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  for (const contractId of await findBegun(context.at(), undefined)) await beginContract(context.at(), { contractId });
  for (const telling of await findReminders(context.at(), undefined)) await tell(context.at(), telling);
  const news = await findUncontractedNews(context.at(), undefined);
  for (const telling of news.tell) await tell(context.at(), telling);
  for (const { objectId, aspect } of news.over) {
    const about = { kind: 'department', id: objectId } as const;
    await settle(context.at(), { about, kinds: ['use-without-contract'], aspect });
  }
}
