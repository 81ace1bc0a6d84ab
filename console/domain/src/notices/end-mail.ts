import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { mailState } from './mail-rules.ts';
import { changeMail, lockMail } from './mail-store.ts';
import { endMailSchema } from './schemas.ts';

/**
 * Notes how an attempt at a mail ended; `waiting` afterwards: it is tried again. Refused: NOT_FOUND; STATE_CONFLICT where it has ended
 * already, by another worker.
 */
export const endMail = command({
  event: 'notices.mail-ended',
  allow: ['job'],
  input: endMailSchema,
  async act({ ctx, tx }, { mailId, outcome, trouble }) {
    const mail = await lockMail(tx, mailId);
    if (!mail) throw new DomainError('NOT_FOUND', { what: 'mail' });
    if (mail.state !== 'waiting') throw new DomainError('STATE_CONFLICT', { object: mailId, state: mail.state });
    const attempts = mail.attempts + 1;
    const state = mailState(outcome, attempts);
    const ended_at = state === 'waiting' ? null : ctx.now;
    await changeMail(tx, mailId, { state, attempts, trouble: trouble ?? null, ended_at });
    return {
      result: { state },
      audit: {
        object: { kind: 'person', id: mail.person_id },
        detail: {
          mail: mailId,
          notice: mail.notice_id,
          digest: mail.digest_day,
          state,
          attempts,
          trouble: trouble ?? null,
        },
      },
    };
  },
});
