import { issueCode } from '@zhengyun/domain/people/mail-claim/issue-code.ts';
import { MAIL_CODE } from '@zhengyun/domain/people/mail-claim/jobs.ts';
import { noteCodeUnsent } from '@zhengyun/domain/people/mail-claim/note-code-unsent.ts';
import { claimRefSchema } from '@zhengyun/domain/people/mail-claim/schemas.ts';
import { writeCodeLetter } from '../mail/write-code-letter.ts';
import { jobContext, type Worker } from '../worker-context.ts';

/**
 * Mails the code of a claimed address. Each attempt makes a code of its own, so that none is stored where it could be read; one that got
 * through unheard of counts no more. What goes wrong is noted for who waits, and an answer that may pass is tried again.
 */
export async function mailCode(worker: Pick<Worker, 'db' | 'now' | 'post'>, payload: unknown): Promise<void> {
  const { claimId } = claimRefSchema.parse(payload);
  const context = jobContext(worker, MAIL_CODE);
  const { post } = worker;
  if (!post) {
    await noteCodeUnsent(context.at(), { claimId, why: 'mail-is-off' });
    return;
  }
  const issued = await issueCode(context.at(), { claimId });
  const handover = await post.server.send(writeCodeLetter(claimId, issued));
  if (handover.is === 'sent') return;
  await noteCodeUnsent(context.at(), { claimId, why: handover.is });
  if (handover.is === 'unreachable') throw new Error(`the mail server did not take the code of ${claimId} now`);
}
