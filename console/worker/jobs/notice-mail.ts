import { dropMail } from '@zhengyun/domain/notices/drop-mail.ts';
import { endMail } from '@zhengyun/domain/notices/end-mail.ts';
import { NOTICE_MAIL, noticeMailSchema } from '@zhengyun/domain/notices/jobs.ts';
import { readMail } from '@zhengyun/domain/notices/read-mail.ts';
import { writeLetter } from '../mail/write-letter.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/**
 * Hands one stored mail to the mail server. An answer that may pass fails the job, which the queue tries again with growing pauses;
 * what is given up stays as a dead letter; without a mail server nothing waits for one. A mail handed over just before a crash goes out again under the same id.
 */
export async function noticeMail(worker: Pick<Worker, 'db' | 'now' | 'log' | 'post'>, payload: unknown): Promise<void> {
  const { mailId } = noticeMailSchema.parse(payload);
  const context = jobContext(worker, NOTICE_MAIL);
  const { post } = worker;
  const content = post && (await readMail(context.at(), { mailId }));
  if (!post || !content) {
    await dropMail(context.at(), { mailId, why: post ? 'nothing-to-say' : 'mail-is-off' });
    return;
  }
  const handover = await post.server.send(writeLetter(mailId, content, post.console));
  const trouble = handover.is === 'sent' ? {} : { trouble: handover.trouble };
  const { state } = await endMail(context.at(), { mailId, outcome: handover.is, ...trouble });
  if (state === 'dead') worker.log.error({ mailId, ...trouble }, 'a mail was given up');
  if (state === 'waiting') throw new Error(`the mail server did not take ${mailId} now: ${trouble.trouble ?? ''}`);
}
